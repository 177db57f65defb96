using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Identity.Keys;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Identity;

/// <summary>Arranges accounts as the modules that call the contract do.</summary>
internal static class Entry
{
    public const string Password = "gohan to misoshiru";

    public static async Task<T> Office<T>(this Site site, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = site.Office.CreateAsyncScope();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        await session.Open(CancellationToken.None);
        var result = await work(scope.ServiceProvider);
        await session.Commit(CancellationToken.None);
        return result;
    }

    /// <returns>The activation key.</returns>
    public static Task<string> NewMember(this Site site, Guid person, string number) => site.Office(async services =>
    {
        await services.GetRequiredService<PersonKeys>().MakeFor([person], null);
        return (await services.GetRequiredService<IAccounts>().OpenMember(person, number, "潮見　花子", CancellationToken.None)).Text;
    });

    public static Task<string> NewOfficer(this Site site, Guid person, Guid enterprise, string login, params OfficerRight[] rights) => site.Office(async services =>
    {
        await services.GetRequiredService<PersonKeys>().MakeFor([person], enterprise);
        return (await services.GetRequiredService<IAccounts>().InviteOfficer(
            new NewOfficer(person, enterprise, login, "浜田　次郎", null, rights), CancellationToken.None)).Text;
    });

    public static Task<string?> RenewKey(this Site site, Guid person) =>
        site.Office(async services => (await services.GetRequiredService<IAccounts>().RenewKey(person, CancellationToken.None))?.Text);

    public static async Task<Guid> ActiveMember(this Site site, string number)
    {
        var person = Guid.CreateVersion7();
        var key = await site.NewMember(person, number);
        await site.Guest.Do(new ActivateAccount(number, key, Password));
        return person;
    }

    /// <summary>Until something waits for a lock in this database, or the work is done without.</summary>
    public static async Task WaitsOrEnds(this Site site, Task work)
    {
        for (var tries = 0; !work.IsCompleted && await site.Look<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") == 0; tries++)
        {
            Assert.True(tries < 1500, "it neither waits nor ends");
            await Task.Delay(20);
        }
    }

    /// <summary>What begins while somebody's change is not committed yet, and goes on when it is.</summary>
    public static async Task<Outcome<T>> Meanwhile<T>(this Site site, string change, Func<Task<Outcome<T>>> begin)
    {
        await using var connection = new NpgsqlConnection(site.Superuser);
        await connection.OpenAsync();
        await using var changing = await connection.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand(change, connection, changing))
        {
            await command.ExecuteNonQueryAsync();
        }
        var begun = begin();
        await site.WaitsOrEnds(begun);
        await changing.CommitAsync();
        return await begun;
    }

    public static async Task<T> Look<T>(this Site site, string sql)
    {
        await using var connection = new NpgsqlConnection(site.Superuser);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
