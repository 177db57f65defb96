using WelfareMutual.Kernel;
using Xunit;

namespace WelfareMutual.Tests.Web.Access;

/// <summary>Every answer says what it is and in which letters (ASVS 4.1.1): a browser that guesses can be led to guess wrong.</summary>
public sealed class AnswerTypesTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    [Fact]
    public async Task Every_page_is_named_html_in_utf8_and_every_file_by_its_kind()
    {
        using var member = world.Web.As(world.Member);
        using var officer = world.Web.As(world.RosterOfficer);
        var desks = world.Staff.ToDictionary(s => s.Key, s => world.Web.AtTerminal(s.Value));
        var pages = AccessTable.Portal.Where(r => r.Door != Door.HalfSignedIn).Select(r => (r.Open, Browser: r.Door is Door.Officer or Door.RosterOfficer ? officer : member))
            .Concat(AccessTable.Office.Select(r => (r.Open, Browser: desks[r.Roles is [var role, ..] ? role : StaffRole.Clerk])));
        var (html, wrong) = (0, new List<string>());
        foreach (var (open, browser) in pages)
        {
            var type = (await browser.Open(world.Path(open))).Answer.Content.Headers.ContentType;
            html += type?.MediaType == "text/html" ? 1 : 0;
            if (type is null || type.MediaType!.StartsWith("text/", StringComparison.Ordinal) && !string.Equals(type.CharSet, "utf-8", StringComparison.OrdinalIgnoreCase))
            {
                wrong.Add($"{open}: {type}");
            }
        }
        Assert.True(html > 80, "hardly any page was seen");
        Assert.Equal([], wrong);
        foreach (var desk in desks.Values)
        {
            desk.Dispose();
        }
    }
}
