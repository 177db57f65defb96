using Npgsql;
using WelfareMutual.Backups.Taking;
using WelfareMutual.Casework.Mine;
using WelfareMutual.Casework.Review;
using WelfareMutual.CondolenceBenefits.Claims;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Kernel.Sealing.Rotation;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Family;
using WelfareMutual.Members.Filings;
using WelfareMutual.Members.Own;
using WelfareMutual.Members.Rosters;
using WelfareMutual.Members.Search;
using WelfareMutual.Payments.Contracts;
using WelfareMutual.Retention.Purges;
using WelfareMutual.Tests.Modules.CondolenceBenefits.Claims;
using WelfareMutual.Tests.Modules.Payouts.Batches;
using WelfareMutual.Tests.Support;
using WelfareMutual.Tickets.Reservations;

namespace WelfareMutual.Tests.Modules.Retention;

/// <summary>Members with records in every corner, who leave, and the people who decide what is destroyed. Keys and list of its own.</summary>
internal sealed class LeaverWorld : IAsyncDisposable
{
    private readonly KeyFolderCopy keys;
    private readonly string list;
    private readonly string superuser;

    private LeaverWorld(Site site, KeyFolderCopy keys, string list, string superuser) =>
        (Site, World, this.keys, this.list, this.superuser) = (site, new World(site), keys, list, superuser);

    public Site Site { get; }
    public World World { get; }
    public SiteUser Proposer { get; private set; } = null!;
    public SiteUser Releaser { get; private set; } = null!;
    public SiteUser Checker { get; private set; } = null!;
    public string List => list;
    public KeyFolderCopy Keys => keys;

    public static async Task<LeaverWorld> Start()
    {
        var (keys, list) = (new KeyFolderCopy(), Directory.CreateTempSubdirectory("wm-erased-").FullName);
        var site = await Site.Start(keys, ("WM:Retention:List", list));
        var world = On(site, keys, list, site.Superuser);
        await world.Open();
        return world;
    }

    /// <summary>On a site that is there already, with its keys and its list; whoever made them takes them away.</summary>
    public static LeaverWorld On(Site site, KeyFolderCopy keys, string list, string superuser) => new(site, keys, list, superuser);

    public async Task Open()
    {
        Proposer = await Site.Staff(StaffRole.System, StaffRole.Approver);
        Releaser = await Site.Staff(StaffRole.Approver);
        Checker = await Site.Staff(StaffRole.Examiner);
    }

    /// <summary>A member with family, contact, a ticket and an approved claim with its document.</summary>
    public async Task<Resident> FullMember()
    {
        var member = await World.Member();
        await member.Do(new SaveRelative(null, Kinship.Child, "山田　ひかり", "ヤマダ　ヒカリ", "2020-01-02", true));
        await member.Do(new ChangeMyContact("650-0001", "汐見市中央2-2", "078-000-1234", "someone@example.jp", 0));
        var offering = await World.Offering(price: 0);
        var reserved = await member.Do(new ReserveTickets(offering.Id, [new(offering.Adult, 1)], PaymentMethod.Card));
        await member.Do(new PayReservation(reserved.ReservationId)); // what is only put aside holds the erasure up
        var day = Clock.DayOf(Site.Time.Now).AddDays(-20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var claim = await ClaimWorld.Draft(member.User, ClaimWorld.Marriage(day));
        await member.Do(new SubmitClaim(claim, true));
        return member;
    }

    /// <summary>A roster of the member's enterprise, looked through and not filed.</summary>
    /// <returns>The roster's id, under whose key it lies.</returns>
    public async Task<Guid> Roster(Resident member)
    {
        var officer = await Site.Officer(member.EnterpriseId, OfficerRight.View, OfficerRight.Roster);
        var csv = "社員番号,氏名,フリガナ,生年月日\r\nHQ1,標的　一郎,ヒョウテキ イチロウ,1980/1/2\r\n"u8;
        return (await officer.Do(new UploadRoster(RosterKind.Differences, "名簿.csv") { Upload = new MemoryStream(csv.ToArray()) })).RosterId;
    }

    /// <summary>The member's claim is approved and paid by a file for the bank.</summary>
    /// <returns>The file's id, under whose key it lies.</returns>
    public async Task<Guid> Pay(Resident member)
    {
        await using (var database = await Superuser())
        await using (var originator = new NpgsqlCommand(BankFile.Originator, database))
        {
            await originator.ExecuteNonQueryAsync();
        }
        var clerk = await World.Clerk();
        var review = await clerk.Do(new ReviewCase(await Scalar<string>($"select reference from casework.case_file where person_id = '{member.Id}'")));
        await clerk.Do(new CheckContent(review.Case.Id, review.Version));
        await clerk.Do(new ProposeAmount(review.Case.Id, review.Version + 1, review.Details.Amount!.Value, null));
        await Releaser.Do(new ApproveCase(review.Case.Id, review.Version + 2, review.Details.Amount!.Value));
        await BankFile.Release(Site, BusinessDays.OfBanks.Add(Clock.DayOf(Site.Time.Now), 5));
        return await Scalar<Guid>("select id from payouts.payout_file");
    }

    public Task<string> Number(Resident member) => Scalar<string>($"select number from members.member where id = '{member.Id}'");

    /// <summary>Leaves at the end of the month; claims are withdrawn, so that nothing is open.</summary>
    public async Task Leave(Resident member)
    {
        var clerk = await World.Clerk();
        await clerk.Do(new FileOnBehalf(await Number(member), null, Clock.DayOf(Site.Time.Now).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), null, "緑川　一", Clock.DayOf(Site.Time.Now)));
        foreach (var claim in await Read<Guid>($"select id from casework.case_file where person_id = '{member.Id}' and state in ('Submitted', 'Draft')"))
        {
            await (await Site.Member(member.Id)).Do(new WithdrawCase(claim));
        }
        Site.Time.Now += TimeSpan.FromDays(70);
        await Site.Job(new ApplyFilings());
        await Site.Job(new IndexMembers());
    }

    /// <summary>Time goes by. Staff have signed in again since: a session of years ago would go with the run, like everybody's.</summary>
    public void Years(int years)
    {
        Site.Time.Now = Site.Time.Now.AddYears(years);
        using var connection = new NpgsqlConnection(superuser);
        connection.Open();
        using var again = new NpgsqlCommand("update kernel.session set created_at = $1, proved_at = clock_timestamp() where kind = 'Staff'", connection) { Parameters = { new() { Value = Site.Time.Now.ToUniversalTime() } } };
        again.ExecuteNonQuery();
    }

    public async Task<Guid> Draft() => (await Site.Job(new DraftPurge())).Value.PurgeId!.Value;

    public async Task Release(Guid purge)
    {
        var digest = (await Proposer.Do(new ShowPurge(purge))).Digest;
        await Proposer.Do(new ProposePurge(purge, digest, true));
        await Releaser.Do(new DecidePurge(purge, true, digest, true));
    }

    /// <summary>Runs the run and the changes of keys that it asks for, to its end.</summary>
    public async Task<string> Finish(Guid purge, Site? site = null)
    {
        for (var turn = 0; turn < 200; turn++)
        {
            var run = await (site ?? Site).Job(new RunPurge());
            if (!run.Succeeded)
            {
                throw new InvalidOperationException(run.Refusal!.Code);
            }
            if (!run.Value.Moved && !(await (site ?? Site).Job(new RotateKeys())).Value.Moved)
            {
                Site.Time.Now += TimeSpan.FromSeconds(1);
                if ((await (site ?? Site).Job(new TakeBackup())).Value.Names.Count == 0) // an old key goes when the wrapped ones were copied
                {
                    break;
                }
            }
        }
        return await Scalar<string>($"select state from retention.purge where id = '{purge}'");
    }

    public async Task<Guid> Purge()
    {
        var purge = await Draft();
        await Release(purge);
        await Finish(purge);
        return purge;
    }

    public async Task<T> Scalar<T>(string sql) => (await Read<T>(sql))[0];

    public async Task<NpgsqlConnection> Superuser()
    {
        var connection = new NpgsqlConnection(superuser);
        await connection.OpenAsync();
        return connection;
    }

    private async Task<IReadOnlyList<T>> Read<T>(string sql)
    {
        await using var database = await Superuser();
        await using var command = new NpgsqlCommand(sql, database);
        await using var row = await command.ExecuteReaderAsync();
        var values = new List<T>();
        while (await row.ReadAsync())
        {
            values.Add(row.GetFieldValue<T>(0));
        }
        return values;
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        keys.Dispose();
        Directory.Delete(list, true);
    }
}
