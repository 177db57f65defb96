using Microsoft.EntityFrameworkCore;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.CondolenceBenefits.Rules;
using WelfareMutual.CondolenceBenefits.Tables;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Auditing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Payouts.Contracts;

namespace WelfareMutual.CondolenceBenefits.Claims;

/// <summary>What a returned paper claim was returned for, with what the desk needs to key the answer in.</summary>
public sealed record PaperCorrectionForm(string Reference, string? Bank, string? Code, string? Branch) : IOfficeUseCase<PaperCorrectionForm.Result>, IQuery
{
    public static Access Access => Access.Staff(StaffRole.Clerk, StaffRole.Examiner);

    /// <param name="Asked">The reopened fields and papers.</param>
    public sealed record Result(Guid CaseId, string Title, IReadOnlyList<Question> Asked, PaperClaimForm.Kind Claim, BankChoices Banks);

    /// <param name="Field">Code of a question, or document: and the paper.</param>
    public sealed record Question(string Field, string Label, string Sentence);

    internal sealed class Handler(BenefitsDb db, BenefitTables tables, ICases cases, IBanks banks, AuditTrail audit) : IHandle<PaperCorrectionForm, Result>
    {
        public async Task<Outcome<Result>> Handle(PaperCorrectionForm query, CancellationToken ct)
        {
            if (await cases.Find(query.Reference, ct) is not { State: CaseState.Returned, EnteredBy: not null } returned || returned.Module != BenefitsModuleName.Value)
            {
                return Refusal.NotFound;
            }
            if (await cases.Barred(returned.PersonId, ct) is { } own)
            {
                return own;
            }
            audit.About(returned.Id);
            var kind = Enum.Parse<BenefitKind>(returned.Kind);
            var claim = await db.Benefits.Where(b => b.Id == returned.Id).Select(b => new { b.EventDate, Stamp = db.Stamps.Select(s => s.Stamp).First() }).SingleAsync(ct);
            var rules = tables.RulesOf(await tables.InForce(claim.Stamp, ct), kind, claim.EventDate);
            var asked = await cases.OpenFieldsOf(returned.Id, ct);
            return new Result(
                returned.Id, returned.Title, [.. asked.Select(a => new Question(a.Field, Label(a.Field, kind, rules), a.Sentence))],
                PaperClaimForm.Of(kind, returned.Title, rules), BankChoices.Of(banks, query.Bank, query.Code, query.Branch));
        }

        private static string Label(string field, BenefitKind kind, IEnumerable<BenefitRule> rules) =>
            ClaimQuestion.Correctable(kind).FirstOrDefault(q => q.Code == field)?.Label
            ?? rules.SelectMany(r => r.Documents).FirstOrDefault(d => $"document:{d.Id}" == field)?.Label ?? "書類";
    }
}
