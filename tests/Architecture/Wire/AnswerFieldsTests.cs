using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using WelfareMutual.Kernel.UseCases;
using Xunit;

namespace WelfareMutual.Tests.Architecture.Wire;

// ASVS 15.3.1: what the Gateway answers to the Portal is what a page of the Portal shows or uses, and no field more.
public sealed class AnswerFieldsTests
{
    /// <summary>Fields that no page names, each with its reason.</summary>
    static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["AttachDocument.Result.DocumentId"] = Receipt,
        ["ChangeEmployee.Result.FilingNumber"] = Receipt,
        ["CorrectFiling.Result.FilingNumber"] = Receipt,
        ["EndMembership.Result.FilingNumber"] = Receipt,
        ["EndMyOtherSessions.Result.Ended"] = Receipt,
        ["FileRoster.Result.LeaversWaiting"] = Receipt,
        ["RegisterEmployee.Result.FilingNumber"] = Receipt,
        ["RemoveDocument.Result.CaseId"] = Receipt,
        ["UploadRoster.Result.Same"] = Receipt,
        ["CheckClaim.Result.Complete"] = Own,
        ["FilingLine.DuesDifference"] = Own,
        ["MyEntries.Row.CreatedAt"] = Own,
        ["MyEntry.Result.CreatedAt"] = Own,
        ["MyProfile.Result.BenefitsFrom"] = Own,
        ["MyReservation.Result.CreatedAt"] = Own,
        ["MyReservations.Row.CreatedAt"] = Own,
        ["OurMember.Result.PersonId"] = Own,
        ["Relative.MemberId"] = Own,
        ["RosterReview.AlreadyLeftCount"] = Own,
        ["CaseSummary.EnteredBy"] = "empty in what a member gets: PaperClaimTests",
        ["CaseSummary.Module"] = Shared,
        ["CaseSummary.PersonId"] = Shared,
        ["EnterpriseSummary.AddressLines"] = Shared,
        ["NoticeDetail.Result.Audience"] = "why the asker may read it: everybody, members or officers",
    };

    const string Receipt = "what the command made or moved, for who repeats it";
    const string Own = "the asker's own, or of the asker's own people, shown in another form on the same page";
    const string Shared = "the asker's own, in a record that modules share";

    static readonly HashSet<string> Words =
        [.. Tree.Below(".cs", "web/Portal", "web/Shared", "host/Portal").Concat(Tree.Below(".cshtml", "web/Portal", "web/Shared")).SelectMany(f => Tree.Pattern(@"\b[A-Z][A-Za-z0-9]*").Matches(f.Text).Select(m => m.Value))];

    [Fact]
    public void Every_field_of_an_answer_is_named_by_a_page()
    {
        var fields = Fields().ToArray();
        Assert.True(fields.Length > 200, $"only {fields.Length} fields were found");
        Findings.None(fields.Where(f => !Words.Contains(f.Name)).Select(f => $"{f.Type}.{f.Name}").Distinct().Where(f => !Allowed.ContainsKey(f)));
    }

    [Fact]
    public void An_exception_that_is_no_longer_needed_is_gone() =>
        Findings.None(Allowed.Keys.Except(Fields().Where(f => !Words.Contains(f.Name)).Select(f => $"{f.Type}.{f.Name}")));

    [Fact]
    public void A_field_too_many_is_seen() => Assert.Equal(["Answer.NobodyShowsThisOne", "Part.NorThatOne"],
        Of(typeof(Answer), []).Where(f => !Words.Contains(f.Name)).Select(f => $"{f.Type}.{f.Name}"));

    static IEnumerable<(string Type, string Name)> Fields()
    {
        var seen = new HashSet<Type>();
        return Product.UseCases.Where(s => s.Audience == Audience.Portal).SelectMany(s => Of(s.ResultType, seen)).ToArray();
    }

    static IEnumerable<(string Type, string Name)> Of(Type type, HashSet<Type> seen)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsArray || type.IsGenericType)
        {
            return (type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments()).SelectMany(t => Of(t, seen));
        }
        if (type.IsEnum || type.Namespace?.StartsWith("WelfareMutual.", StringComparison.Ordinal) != true || typeof(IEnumerable).IsAssignableFrom(type) || !seen.Add(type))
        {
            return [];
        }
        var own = type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.CanWrite && p.Name != "EqualityContract").ToArray();
        return own.Select(p => (Label(type), p.Name)).Concat(own.SelectMany(p => Of(p.PropertyType, seen)));
    }

    static string Label(Type type) => type.DeclaringType is { } outer && outer != typeof(AnswerFieldsTests) ? $"{outer.Name}.{type.Name}" : type.Name;

    sealed record Answer(string Title, string NobodyShowsThisOne, IReadOnlyList<Part> Parts);

    sealed record Part(string NorThatOne);
}
