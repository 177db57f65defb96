using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Notifications.Contracts;
using WelfareMutual.Notifications.Letters;
using WelfareMutual.Tests.Modules.Identity;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Notifications.Letters;

public sealed class PrintLettersTests
{
    [Fact]
    public async Task A_letter_is_printed_once_and_again_only_by_its_batch()
    {
        await using var site = await Site.Start();
        await Post(site, "1284-037");
        var clerk = await site.Staff(StaffRole.Clerk);
        Assert.Equal(1, (await clerk.Do(new LetterBatch())).Lines.Single().Count);
        var printed = await clerk.Do(new PrintLetters());
        var sheet = Assert.Single(printed.Sheets);
        Assert.Equal("潮見　花子", sheet.Recipient);
        Assert.Contains(sheet.Paragraphs, p => p.Contains("ABCD-EFGH-2345", StringComparison.Ordinal));
        Assert.Empty((await clerk.Do(new PrintLetters())).Sheets);
        Assert.Empty((await clerk.Do(new LetterBatch())).Lines);
        var batch = Assert.Single((await clerk.Do(new LetterBatch())).Recent);
        Assert.Single((await clerk.Do(new PrintLetters(batch.At))).Sheets);
    }

    [Fact]
    public async Task Two_clerks_at_once_print_each_letter_once()
    {
        await using var site = await Site.Start();
        for (var i = 1; i <= 10; i++)
        {
            await Post(site, $"1284-{i:000}");
        }
        var clerks = new[] { await site.Staff(StaffRole.Clerk), await site.Staff(StaffRole.Clerk) };
        var printed = await Task.WhenAll(clerks.Select(c => c.Do(new PrintLetters())));
        Assert.Equal(10, printed.Sum(p => p.Sheets.Count));
    }

    [Fact]
    public async Task The_people_whose_letters_were_opened_are_in_the_audit()
    {
        await using var site = await Site.Start();
        var person = await Post(site, "1284-037");
        await (await site.Staff(StaffRole.Clerk)).Do(new PrintLetters());
        Assert.Equal(1L, await site.Look<long>(
            $"select count(*) from audit.entry e join audit.entry_person p on p.entry_id = e.id where e.use_case = 'notifications.print-letters' and p.person_id = '{person}'"));
    }

    private static Task<Guid> Post(Site site, string number) => site.Office(async services =>
    {
        var person = Guid.CreateVersion7();
        await services.GetRequiredService<PersonKeys>().MakeFor([person], null);
        await services.GetRequiredService<INotices>().Post(person, new WelfareMutual.Notifications.Contracts.Letter(
            "members.activation-key", "潮見　花子", ["999-0001", "汐見市浜町1-2-3"],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["number"] = number, ["key"] = "ABCD-EFGH-2345" }), CancellationToken.None);
        return person;
    });
}
