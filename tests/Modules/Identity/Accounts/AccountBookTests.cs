using Microsoft.Extensions.DependencyInjection;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Identity.Keys;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Notifications.Contracts;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Identity.Accounts;

/// <summary>What an officer's use case may do with accounts under the gateway's role and row security.</summary>
public sealed class AccountBookTests
{
    [Fact]
    public async Task An_officer_opens_accounts_of_the_own_enterprise_through_the_gateway()
    {
        await using var site = await Site.Start();
        var (enterprise, person) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var officer = await site.Officer(enterprise, OfficerRight.Roster);
        var key = await ThroughGateway(site, officer.Token!, services => OpenMember(services, person, enterprise));
        await site.Guest.Do(new ActivateAccount("1284-037", key, Entry.Password));
        Assert.Equal(1L, await site.Look<long>($"select count(*) from notifications.letter where person_id = '{person}'"));
    }

    [Fact]
    public async Task The_gateway_cannot_make_a_key_for_an_account_in_use()
    {
        await using var site = await Site.Start();
        var (enterprise, person) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var officer = await site.Officer(enterprise, OfficerRight.Roster);
        var key = await ThroughGateway(site, officer.Token!, services => OpenMember(services, person, enterprise));
        await site.Guest.Do(new ActivateAccount("1284-037", key, Entry.Password));
        await Assert.ThrowsAnyAsync<Exception>(() => ThroughGateway(site, officer.Token!, async services =>
            (await services.GetRequiredService<IAccounts>().RenewKey(person, CancellationToken.None))!.Text));
    }

    [Fact]
    public async Task Another_enterprise_s_officer_finds_no_such_account()
    {
        await using var site = await Site.Start();
        var (enterprise, person) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var officer = await site.Officer(enterprise, OfficerRight.Roster);
        var stranger = await site.Officer(Guid.CreateVersion7(), OfficerRight.Roster);
        await ThroughGateway(site, officer.Token!, services => OpenMember(services, person, enterprise));
        Assert.Null(await ThroughGateway(site, stranger.Token!, services => services.GetRequiredService<IAccounts>().RenewKey(person, CancellationToken.None)));
    }

    private static async Task<string> OpenMember(IServiceProvider services, Guid person, Guid enterprise)
    {
        await services.GetRequiredService<PersonKeys>().MakeFor([person], enterprise);
        var key = await services.GetRequiredService<IAccounts>().OpenMember(person, "1284-037", "潮見　花子", CancellationToken.None);
        var notices = services.GetRequiredService<INotices>();
        await notices.SetAddress(person, "hanako@example.jp", CancellationToken.None);
        await notices.Post(person, new Letter("members.activation-key", "潮見　花子", ["汐見市"], key.LetterValues("1284-037")), CancellationToken.None);
        return key.Text;
    }

    private static async Task<T> ThroughGateway<T>(Site site, string token, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = site.Gateway.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        await session.Open(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<Subject>().Enter(new UseCaseContext { Token = token }, true, CancellationToken.None);
        var result = await work(scope.ServiceProvider);
        await session.Commit(CancellationToken.None);
        return result;
    }
}
