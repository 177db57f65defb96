using Microsoft.EntityFrameworkCore;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.CondolenceBenefits.Benefits;
using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payouts.Contracts;

namespace WelfareMutual.CondolenceBenefits.Claims;

/// <summary>Source: FEATURES BO-04. Only what was reopened is taken; everything else in the command is ignored, whoever sends it.</summary>
public sealed record CorrectClaim(Guid Id, IReadOnlyDictionary<string, string> Answers) : IPortalUseCase<CorrectClaim.Result>, IMovesMoneyOrMail
{
    public static Access Access => Access.Member;
    public sealed record Result(string Reference);

    internal sealed class Handler(BenefitsDb db, ICases cases, IBanks banks, SearchIndex index, PersonKeys keys, AuditTrail audit, Actor actor, Clock clock) : IHandle<CorrectClaim, Result>
    {
        public async Task<Outcome<Result>> Handle(CorrectClaim command, CancellationToken ct)
        {
            var benefit = await db.Benefits.FromSql($"select * from condolence_benefits.benefit where id = {command.Id} and person_id = {actor.PersonId} for update").SingleOrDefaultAsync(ct);
            if (benefit is null || benefit.State != BenefitState.Returned)
            {
                return Refusal.NotFound;
            }
            audit.About(benefit.Id);
            await keys.LoadFor(actor.PersonId, Purpose.Own, ct);
            var asked = await cases.OpenFieldsOf(benefit.Id, ct);
            var read = Read(benefit.Kind, asked, command.Answers);
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
                Change(benefit, corrected);
                await db.SaveChangesAsync(ct);
            }
            await cases.AnswerFields(benefit.Id, ct);
            var submitted = await cases.Submit(benefit.Id, benefit.Amount, ct);
            return submitted.Succeeded ? new Result(submitted.Value) : submitted.Refusals.ToList();
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

        private void Change(Benefit benefit, Answers corrected)
        {
            if (corrected.Payee(banks) is { Succeeded: true } payee)
            {
                benefit.Pay(payee.Value, banks.Masked(payee.Value));
            }
            var kana = corrected["Kana"];
            var named = ClaimSubject.Of(benefit.Kind, corrected.Date ?? benefit.EventDate, benefit.PersonId, kana, index);
            var subject = kana.Length > 0 ? named : named with { Key = benefit.SubjectKey, SpouseKey = benefit.SpouseKey };
            benefit.Correct(subject, corrected.Date is not null || corrected["Level"].Length > 0 || corrected["Relation"].Length > 0 || kana.Length > 0);
        }
    }
}
