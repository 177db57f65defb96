using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Identity.Staff;

public sealed class ListStaffTests
{
    [Fact]
    public async Task Who_looks_at_one_colleague_or_one_card_has_seen_nobody_else()
    {
        await using var site = await Site.Start();
        var colleagues = await Colleagues.Of(site);
        await colleagues.Enter("S001", "港　一郎", [StaffRole.Clerk], MadeCard.Of("0A01"), "minato no asa ichi");
        await colleagues.Enter("S002", "浜田　次郎", [StaffRole.Clerk], MadeCard.Of("0A02"), "minato no asa ni");
        var first = (await colleagues.First.Do(new ListStaff())).Staff.Single(s => s.Code == "S001");
        foreach (var one in (Guid[])[first.Id, first.Cards.Single().Id])
        {
            Assert.Equal(["S001"], (await colleagues.First.Do(new ListStaff(one))).Staff.Select(s => s.Code));
            Assert.Equal([first.Id], await site.Database.Read<Guid>(
                "select p.person_id from audit.entry_person p where p.entry_id = (select id from audit.entry where use_case = 'identity.list-staff' order by at desc limit 1)"));
        }
    }
}
