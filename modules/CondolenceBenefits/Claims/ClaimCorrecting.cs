using WelfareMutual.Casework.Contracts;
using WelfareMutual.CondolenceBenefits.Benefits;
using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.CondolenceBenefits.Tables;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Payouts.Contracts;

namespace WelfareMutual.CondolenceBenefits.Claims;

/// <summary>Source: FEATURES BO-04. Corrects a returned claim; the same for the member's own and for a paper that staff key in.
/// Only what was reopened is taken; everything else that was given is ignored, whoever gives it.</summary>
internal sealed class ClaimCorrecting(BenefitsDb db, BenefitTables tables, ICases cases, IBanks banks, SearchIndex index, PersonKeys keys, Clock clock)
{
    /// <param name="benefit">Returned, and locked.</param>
    /// <returns>The reference number.</returns>
    public async Task<Outcome<string>> Correct(Benefit benefit, IReadOnlyDictionary<string, string> given, CancellationToken ct)
    {
        await keys.LoadFor(benefit.PersonId, Purpose.Own, ct);
        var asked = await cases.OpenFieldsOf(benefit.Id, ct);
        var read = Read(benefit.Kind, asked, given);
        if (!read.Succeeded)
        {
            return read.Refusals.ToList();
        }
        if (await MissingDocument(benefit.Id, asked, ct) is { } missing)
        {
            return missing;
        }
        var corrected = read.Value;
        if (corrected.Values.Count > 0)
        {
            db.Corrections.Add(ClaimCorrection.Of(benefit, corrected, clock.Now));
            await Change(benefit, corrected, ct);
            await db.SaveChangesAsync(ct);
        }
        await cases.AnswerFields(benefit.Id, ct);
        return await cases.Submit(benefit.Id, benefit.Amount, ct);
    }

    private Outcome<Answers> Read(BenefitKind kind, IReadOnlyList<OpenField> asked, IReadOnlyDictionary<string, string> given)
    {
        var answers = new Answers(new Dictionary<string, string>());
        var refusals = new List<Refusal>();
        foreach (var question in ClaimQuestion.Correctable(kind).Where(q => asked.Any(a => a.Field == q.Code)))
        {
            var read = answers.Read(question, given, banks, clock.Today);
            refusals.AddRange(read.Refusals);
            answers = read.Succeeded ? read.Value : answers;
        }
        return refusals.Count > 0 ? refusals : answers;
    }

    private async Task<Refusal?> MissingDocument(Guid id, IReadOnlyList<OpenField> asked, CancellationToken ct)
    {
        var needs = asked.Where(a => a.Field.StartsWith("document:", StringComparison.Ordinal)).ToList();
        var documents = needs.Count == 0 ? [] : await cases.DocumentsOf(id, ct);
        return needs.Any(n => !documents.Any(d => $"document:{d.Need}" == n.Field && d.AddedAt > n.AskedAt)) ? ClaimRefusals.DocumentMissing : null;
    }

    private async Task Change(Benefit benefit, Answers corrected, CancellationToken ct)
    {
        if (corrected.Payee(banks) is { Succeeded: true } payee)
        {
            benefit.Pay(payee.Value, banks.Masked(payee.Value));
        }
        var kana = corrected["Kana"];
        var rule = await tables.RuleOf(benefit.Kind, corrected.Day ?? benefit.EventDate, ct);
        var day = EventDay.Corrected(rule?.Trigger.EventDay ?? EventDayRule.Stated, benefit.EventDate, corrected.Day);
        var named = ClaimSubject.Of(benefit.Kind, day, benefit.PersonId, kana, index);
        var subject = kana.Length > 0 ? named : named with { Key = benefit.SubjectKey, SpouseKey = benefit.SpouseKey };
        var step = EventDay.Once(benefit.Kind, corrected.Level, corrected.Whose) ?? benefit.Step;
        benefit.Correct(subject, step, corrected.WithoutAccount().Any(a => a.Value.Length > 0));
    }
}
