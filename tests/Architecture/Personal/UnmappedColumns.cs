namespace WelfareMutual.Tests.Architecture.Personal;

/// <summary>What the columns hold that are written by SQL alone, and how long tables about people keep it. A test holds the lists against db/schema.sql.</summary>
internal static class UnmappedColumns
{
    const string Code = "a code of ours, not a word of anybody's";
    const string TheLog = "a code of the log: who, where and what stand there as ids and codes, values never";
    const string UnderAKey = "keyed digest under a key that the database does not hold";

    public static readonly Dictionary<string, string> Why = new(StringComparer.Ordinal)
    {
        ["audit.alarm.code"] = Code,
        ["audit.alarm.detail"] = "what the alarm is about: names of ours (a use case, a Portal, a backup), days, numbers of a case",
        ["audit.entry.actor_kind"] = TheLog,
        ["audit.entry.terminal"] = TheLog,
        ["audit.entry.use_case"] = TheLog,
        ["audit.entry.outcome"] = TheLog,
        ["audit.entry.reason"] = TheLog,
        ["audit.entry_subject.note"] = "why a record was opened, in staff's words: sealed to the person's public key (office)",
        ["audit.link.prev_hash"] = "hash of the chain",
        ["audit.link.hash"] = "hash of the chain",
        ["audit.seal.day"] = "day of the log that is sealed",
        ["audit.seal.digest"] = "digest over the day's chain",
        ["backups.restored.backup"] = "name of a backup",
        ["backups.run.kind"] = Code,
        ["backups.run.name"] = "name of a backup",
        ["backups.run.result"] = Code,
        ["backups.run.failure"] = Code,
        ["backups.run.sha256"] = "digest of a sealed file",
        ["casework.allowed_move.from_state"] = Code,
        ["casework.allowed_move.act"] = Code,
        ["casework.allowed_move.to_state"] = Code,
        ["exports.counter.series"] = Code,
        ["identity.known_source.target"] = UnderAKey,
        ["identity.known_source.source"] = UnderAKey,
        ["identity.known_source.device"] = "kind of device in words of ours (iPhone・Safari), known by keyed digests alone",
        ["identity.passkey_challenge.ceremony"] = Code,
        ["identity.passkey_challenge.state"] = "the framework's state, which names the person: sealed under the session key",
        ["identity.sign_in_failure.target"] = UnderAKey,
        ["identity.sign_in_failure.source"] = UnderAKey,
        ["kernel.command_key.use_case"] = Code,
        ["kernel.command_key.content_mark"] = UnderAKey,
        ["kernel.command_key.answer"] = "the answer for a second post, sealed under the session key",
        ["kernel.job_run.name"] = Code,
        ["kernel.job_run.run_key"] = "the turn of a job: its time",
        ["kernel.job_run.instance"] = "name of a machine",
        ["kernel.job_run.result"] = "ok, a refusal's code, or the kind of failure",
        ["kernel.outbox.kind"] = Code,
        ["kernel.outbox.recipient_hash"] = UnderAKey,
        ["kernel.outbox.body"] = "ids and codes; values of people only sealed under their own key",
        ["kernel.outbox.state"] = Code,
        ["kernel.portal.name"] = "name of a machine",
        ["kernel.portal.thumbprint"] = "of a certificate",
        ["kernel.portal.reason"] = Code,
        ["kernel.pseudonym_secret.secret"] = "makes pseudonyms of the statistics; read by no role",
        ["kernel.rule_version.name"] = Code,
        ["kernel.rule_version.effective"] = "day from which a setting holds",
        ["kernel.rule_version.settings"] = "settings of the scheme",
        ["kernel.session.token_hash"] = "SHA-256 of 256 random bits: there is nothing to guess",
        ["kernel.session.kind"] = Code,
        ["kernel.session.stage"] = Code,
        ["kernel.session.rights"] = Code,
        ["kernel.session.lent_rights"] = Code,
        ["kernel.session.terminal"] = "number of a terminal",
        ["kernel.session.card_serial"] = "serial number of a card of staff",
        ["kernel.session.name"] = "name of whoever signed in, sealed under their own key",
        ["kernel.session.device"] = "kind of device in words of ours (iPhone・Safari)",
        ["kernel.subject_secret.secret"] = "makes the subject of a transaction; read by no role",
        ["keys.key_version.name"] = Code,
        ["keys.key_version.fingerprint"] = "tells two keys apart and nothing about either",
        ["keys.person_key.purpose"] = Code,
        ["keys.person_key.key_name"] = Code,
        ["keys.person_key.wrapped"] = "a person's key, wrapped under the purpose key",
        ["keys.person_key.other"] = "a person's key, wrapped under the purpose key",
        ["keys.person_key.public_key"] = "public half of a person's key",
        ["keys.rotation.kind"] = Code,
        ["keys.rotation.name"] = Code,
        ["keys.rotation.reason"] = Code,
        ["keys.rotation.state"] = Code,
        ["members.past_span.starts_on"] = "first day of somebody's membership, without whose: counted for ever",
        ["members.past_span.ends_on"] = "last day of somebody's membership, without whose: counted for ever",
    };

    /// <summary>Columns whose value is a person's, although no name of a column says so.</summary>
    public static readonly string[] Personal =
    [
        "identity.known_source.target", "identity.known_source.source", "identity.sign_in_failure.target", "identity.sign_in_failure.source",
        "kernel.command_key.answer", "kernel.outbox.recipient_hash", "kernel.session_portal.session_id", "audit.entry_subject.alias",
    ];

    /// <param name="Forgets">The job that deletes what is over.</param>
    /// <param name="Why">Otherwise: why the rows are not erased by the list of the modules.</param>
    public sealed record Period(string? Forgets, string Why);

    /// <summary>Tables about people that no module declares.</summary>
    public static readonly Dictionary<string, Period> Periods = new(StringComparer.Ordinal)
    {
        ["identity.known_source"] = new("identity.forget-sign-in-failures", "half a year from the last sign-in: to notice a strange place"),
        ["identity.sign_in_failure"] = new("identity.forget-sign-in-failures", "as long as a mailed key lives: to slow down guessing"),
        ["identity.passkey_challenge"] = new("identity.forget-sign-in-failures", "five minutes: a question is answered at once or not at all"),
        ["kernel.session_portal"] = new(null, "goes with its session, which is declared"),
        ["keys.person_key"] = new(null, "destroying it is the erasure itself (db/retention/functions_erasing.sql)"),
        ["keys.audit_alias"] = new(null, "destroyed with the person's keys: the log stays, and nobody knows about whom (decision 0017)"),
        ["audit.entry_subject"] = new(null, "the log is kept; an alias without its row in keys.audit_alias leads nowhere (decision 0017)"),
        ["keys.rotation"] = new(null, "record of an exchange of keys: an id that leads nowhere once the person is erased"),
    };
}
