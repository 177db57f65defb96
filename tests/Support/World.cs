using Npgsql;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Identity.Staff;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Filings;
using WelfareMutual.Tickets.Offerings;

namespace WelfareMutual.Tests.Support;

/// <summary>A person of the world, signed in.</summary>
public sealed record Resident(Guid Id, Guid EnterpriseId, SiteUser User)
{
    public Task<Outcome<T>> Run<T>(IUseCase<T> useCase, Guid? key = null) => User.Run(useCase, key);
    public Task<T> Do<T>(IUseCase<T> useCase, Guid? key = null) => User.Do(useCase, key);
}

/// <summary>Arranges in words of the scheme, by the product's own use cases. Every name is invented.</summary>
public sealed class World(Site site)
{
    private static readonly string[] FamilyNames = ["山田", "田中", "佐藤", "大西", "中村", "小林"];
    private static readonly string[] FamilyKana = ["ヤマダ", "タナカ", "サトウ", "オオニシ", "ナカムラ", "コバヤシ"];
    private SiteUser? clerk;
    private Guid? firm;
    private int enterprises;
    private int people;

    private DateTimeOffset Now => site.Time.Now;
    private DateOnly Today => Clock.DayOf(Now);

    /// <summary>The installation's first two administrators, S001 and S002, with their cards.</summary>
    public async Task Founders()
    {
        BeginRegister.Founder Founder(string code, string serial, char print) => new(code, "職員　試", [StaffRole.System], serial, new string(print, 64), Clock.DayOf(site.Time.Now).AddYears(1));
        var seat = new BeginRegister.Seat("10.8.0.11", new string('C', 64), Clock.DayOf(site.Time.Now).AddYears(1));
        var began = await site.Job(new BeginRegister([Founder("S001", "0A01", 'A'), Founder("S002", "0A02", 'B')], seat));
        if (!began.Succeeded)
        {
            throw new InvalidOperationException(began.Refusal!.Code);
        }
    }

    public async Task<SiteUser> Clerk() => clerk ??= await site.Staff(StaffRole.Clerk, StaffRole.Examiner);

    /// <summary>An enterprise that has been taking part for ten years.</summary>
    public async Task<Guid> Enterprise(string name = "株式会社みどり製作所")
    {
        var staff = await Clerk();
        var opened = await staff.Do(new OpenEnterprise(
            $"{1284 + enterprises++}", new ProfileContent(name, "650-0001", "汐見市港町1-1", "078-000-0000", "緑川　一"), Today.AddYears(-10)));
        await staff.Do(new MoveEnterprise(opened.EnterpriseId, EnterpriseState.Active, Today.AddYears(-10), 0));
        return opened.EnterpriseId;
    }

    /// <summary>A member since some months, of the world's first enterprise when none is named.</summary>
    public async Task<Resident> Member(Guid? enterprise = null, EmployeeForm? form = null, DateOnly? filedOn = null)
    {
        var at = enterprise ?? (firm ??= await Enterprise());
        var n = people++ % FamilyNames.Length;
        var employee = form ?? new EmployeeForm
        {
            FamilyName = FamilyNames[n],
            GivenName = "さくら",
            FamilyKana = FamilyKana[n],
            GivenKana = "サクラ",
            BornOn = "1990-05-04",
            HiredOn = "2015-04-01",
        };
        var registered = await (await Clerk()).Do(new RegisterOnBehalf(at, employee, "緑川　一", filedOn ?? Today.AddMonths(-3), AnotherPerson: true));
        return new(registered.PersonId, at, await site.Member(registered.PersonId));
    }

    public async Task<Resident[]> Members(int count)
    {
        var members = new Resident[count];
        for (var i = 0; i < count; i++)
        {
            members[i] = i % 900 == 0 ? await Member(firm = await Enterprise($"株式会社みどり製作所{i / 900}")) : await Member();
        }
        return members;
    }

    /// <summary>Two members of one household. No screen joins households yet, so a test does it in the database.</summary>
    public async Task<(Resident First, Resident Second)> Couple()
    {
        var (first, second) = (await Member(), await Member());
        await using var database = new NpgsqlConnection(site.Superuser);
        await database.OpenAsync();
        await using var join = new NpgsqlCommand(
            "update members.member set household_id = (select household_id from members.member where id = $1) where id = $2", database);
        join.Parameters.Add(new() { Value = first.Id });
        join.Parameters.Add(new() { Value = second.Id });
        await join.ExecuteNonQueryAsync();
        return (first, second);
    }

    /// <summary>Tickets on sale since yesterday.</summary>
    public async Task<OfferingOnSale> Offering(int capacity = 100, int perMember = 6, int perHousehold = 6, long price = 1600, int returnDays = 7,
        DateTimeOffset? from = null, DateTimeOffset? until = null, string title = "しおさい水族館 入館券", TicketKind kind = TicketKind.Voucher)
    {
        var staff = await Clerk();
        var saved = await staff.Do(new SaveOffering(
            null, 0, title, "汐見港の水族館に、会員価格で入れます。", kind, "汐見港", "sea", from ?? Now.AddDays(-1), until ?? Now.AddDays(30),
            Today.AddDays(120), returnDays, perMember, perHousehold, LimitPeriod.FiscalYear, capacity,
            [new(null, "大人", "高校生以上", new Yen(price), new Yen(2400)), new(null, "こども", "小学生・中学生", new Yen(price / 2), new Yen(1200))],
            kind == TicketKind.Dated ? new(Today.AddDays(60), new(18, 30), "1階 自由席") : null));
        await staff.Do(new PublishOffering(saved.OfferingId));
        var row = (await staff.Do(new OfferingBoard(saved.OfferingId))).Rows[0];
        return new(saved.OfferingId, row.Prices[0].Id!.Value, row.Prices[1].Id!.Value);
    }
}

public sealed record OfferingOnSale(Guid Id, Guid Adult, Guid Child);
