using WelfareMutual.Kernel.Database;

namespace WelfareMutual.Kernel.Sealing.Rotation;

/// <summary>PurposeKey: person keys are wrapped anew. IndexKey: search rows are made anew. PersonKeys: every value of the people is sealed anew under new data keys.</summary>
public enum RotationKind { PurposeKey, IndexKey, PersonKeys }

public enum RotationReason { Schedule, Suspicion, Staff, Purge }

/// <summary>Emptied: nothing is under the old version any more, and its file is still there.</summary>
public enum RotationState { Proposed, Released, Running, Emptied, Finished, Declined }

/// <param name="Name">Of the key: own, office, health, bank, identity, index.</param>
/// <param name="Person">PersonKeys only: one person, or everyone when null.</param>
/// <param name="Done">Keys wrapped anew, or people gone through.</param>
public sealed record KeyRotation(
    Guid Id, RotationKind Kind, string Name, int From, int To, Guid? Person, RotationReason Reason, RotationState State,
    Guid ProposedBy, DateTimeOffset ProposedAt, Guid? ReleasedBy, DateTimeOffset? ReleasedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, int Done)
{
    public bool IsOpen => State is not (RotationState.Finished or RotationState.Declined);

    internal static async Task<IReadOnlyList<KeyRotation>> Read(DbSession session, string where, CancellationToken ct, params object?[] values)
    {
        await using var read = session.Command(
            $"""
            select id, kind, name, from_version, to_version, person_id, reason, state, proposed_by, proposed_at, released_by, released_at, started_at, finished_at, done
            from keys.rotation {where}
            """, values);
        await using var row = await read.ExecuteReaderAsync(ct);
        var found = new List<KeyRotation>();
        while (await row.ReadAsync(ct))
        {
            T? Optional<T>(int i) where T : struct => row.IsDBNull(i) ? null : row.GetFieldValue<T>(i);
            found.Add(new(row.GetGuid(0), Enum.Parse<RotationKind>(row.GetString(1)), row.GetString(2), row.GetInt32(3), row.GetInt32(4), Optional<Guid>(5),
                Enum.Parse<RotationReason>(row.GetString(6)), Enum.Parse<RotationState>(row.GetString(7)), row.GetGuid(8), row.GetFieldValue<DateTimeOffset>(9),
                Optional<Guid>(10), Optional<DateTimeOffset>(11), Optional<DateTimeOffset>(12), Optional<DateTimeOffset>(13), row.GetInt32(14)));
        }
        return found;
    }
}

internal static class RotationRules
{
    public static readonly Refusal UnknownKey = new("keys-unknown-key", "その鍵は入れ替えられません。一覧にある鍵から選んでください。", "Key");
    public static readonly Refusal AlreadyOpen = new("keys-rotation-open", "この鍵の入れ替えは、すでに提案されているか、進んでいます。終わってから、もう一度提案してください。", "Key");
    public static readonly Refusal TwoPeople = new("keys-two-people", "提案した人は、自分の提案を実行できません。別の職員に頼んでください。");
    public static readonly Refusal Decided = new("keys-rotation-decided", "この提案は、もう決まっています。画面を開き直してください。");

    /// <summary>The sign-in and session keys are not rotated here: see docs/decisions/0019.</summary>
    public static bool MayRotate(RotationKind kind, string name) =>
        kind == RotationKind.IndexKey ? name == KeyNames.Index : KeyNames.Purposes.Contains(name);
}
