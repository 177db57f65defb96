using System.Reflection;
using System.Text.RegularExpressions;
using WelfareMutual.Host.Composition;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Tests.Support.Database;
using Xunit;

namespace WelfareMutual.Tests.Web.BackOffice;

// Issue 3 section 1: exports of personal data by single-use order only. Every way in which a file leaves the back office is written down here.
public sealed partial class DownloadTests
{
    /// <summary>Use cases of staff that give out bytes, each under the order or with the reason why not.</summary>
    private static readonly Dictionary<string, string> GiveBytes = new(StringComparer.Ordinal)
    {
        ["exports.take-file"] = "under the order",
        ["payouts.download-payout-file"] = "the bank's file: three persons made it, each taking is a row with a reason from the second on (payouts_file_taken)",
        ["retention.print-certificate"] = "counts, periods and digests; it names no one but the staff who answer for the run",
        ["casework.read-document"] = "shown for the decision on its case, one document at a time, to those who may decide; each opening is in the log",
    };

    /// <summary>Pages that answer with a file.</summary>
    private static readonly Dictionary<string, string> AnswerWithFile = new(StringComparer.Ordinal)
    {
        ["Exports/Detail.cshtml.cs"] = "exports.take-file",
        ["Payouts/Release.cshtml.cs"] = "payouts.download-payout-file",
        ["Retention/Certificate.cshtml.cs"] = "retention.print-certificate",
        ["Casework/Document.cshtml.cs"] = "casework.read-document",
    };

    [Fact]
    public void Every_use_case_of_staff_that_gives_out_bytes_is_in_the_table()
    {
        var found = Modules.Assemblies.SelectMany(UseCaseShape.In).Where(s => s.Audience == Audience.Office && HoldsBytes(s.ResultType, [])).Select(s => s.Name);
        Assert.Equal(GiveBytes.Keys.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.True(HoldsBytes(typeof(Answer), []), "a list of records with bytes was not seen");
        Assert.False(HoldsBytes(typeof(Part), []));
    }

    [Fact]
    public void Every_page_that_answers_with_a_file_is_in_the_table()
    {
        var root = Path.Combine(Repository.Root, "web", "BackOffice", "Pages");
        var found = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories).Where(f => GivesFile().IsMatch(File.ReadAllText(f)))
            .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'));
        Assert.Equal(AnswerWithFile.Keys.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.All(AnswerWithFile.Values, v => Assert.Contains(v, GiveBytes.Keys));
        Assert.Matches(GivesFile(), "return PhysicalFile(path, type);");
        Assert.Matches(GivesFile(), "return Content(text, \"text/csv\");");
        Assert.Matches(GivesFile(), "await Response.Body.WriteAsync(bytes);");
    }

    [Fact]
    public void Answers_that_are_given_once_are_kept_for_no_second_post()
    {
        var once = Modules.Assemblies.SelectMany(UseCaseShape.In).Where(s => s.IsShownOnce).Select(s => s.Name).Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "exports.take-file", "exports.take-password", "identity.activate-account", "identity.confirm-act", "identity.confirm-second-factor", "identity.enrol-second-factor",
                "identity.recover-with-key", "identity.renew-second-factor", "identity.sign-in", "identity.sign-in-staff", "identity.sign-in-with-passkey",
                "identity.verify-second-factor", "payouts.download-payout-file",
            ], once);
    }

    private static bool HoldsBytes(Type type, HashSet<Type> seen)
    {
        if (type == typeof(byte[]) || typeof(Stream).IsAssignableFrom(type))
        {
            return true;
        }
        var parts = type.IsGenericType ? type.GetGenericArguments() : type.IsArray ? [type.GetElementType()!] : [];
        return seen.Add(type) && (parts.Any(p => HoldsBytes(p, seen)) || type.Namespace?.StartsWith("WelfareMutual", StringComparison.Ordinal) == true
            && type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Any(p => HoldsBytes(p.PropertyType, seen)));
    }

    [GeneratedRegex(@"(?:\breturn |=> |\? |: )(?:File|PhysicalFile|Content)\((?!\))|\bFile(?:Content|Stream)Result\b|Response\.Body|\bResults\.(?:File|Stream|Bytes)|BodyWriter", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex GivesFile();

    private sealed record Answer(IReadOnlyList<Answer.Line> Lines)
    {
        internal sealed record Line(byte[] Bytes);
    }

    private sealed record Part(IReadOnlyList<string> Names);
}
