using System.Reflection;
using Npgsql;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Employees;
using WelfareMutual.Members.Filings;
using WelfareMutual.Members.Rosters;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Modules.Members;

/// <summary>Every use case of an HR officer that names an object, asked for another enterprise's. Source: FEATURES ENT-02.</summary>
public sealed class OtherEnterpriseTests
{
    [Fact]
    public async Task An_officer_finds_nothing_of_another_enterprise_and_each_attempt_is_in_the_audit()
    {
        await using var site = await Site.Start();
        var theirs = await Firm.Open(site);
        var mine = await Firm.Open(site, "1285");
        var objects = await Objects(theirs);
        var asked = Named().ToList();
        Assert.True(asked.Count >= 12, $"only {asked.Count} use cases of officers name an object");
        var wrong = new List<string>();
        foreach (var shape in asked)
        {
            var outcome = await Ask(mine.Officer, shape, objects);
            if (outcome != RefusalKind.NotFound)
            {
                wrong.Add($"{shape.Name}: {outcome?.ToString() ?? "done"}");
            }
        }
        Assert.Equal([], wrong);
        var audited = await Audited(site);
        Assert.Equal([], asked.Select(s => s.Name).Except(audited));
        Assert.Equal(1, (await theirs.Officer.Do(new OurMembers(null, 1))).Total);
    }

    [Fact]
    public async Task The_same_questions_find_the_officers_own_objects()
    {
        await using var site = await Site.Start();
        var firm = await Firm.Open(site);
        var objects = await Objects(firm);
        foreach (var shape in Named())
        {
            Assert.NotEqual(RefusalKind.NotFound, await Ask(firm.Officer, shape, objects));
        }
    }

    /// <summary>Use cases for officers with an id, or with a member's number.</summary>
    private static IEnumerable<UseCaseShape> Named() =>
        from shape in Host.Composition.Modules.Assemblies.SelectMany(UseCaseShape.In)
        where shape.Audience == Audience.Portal && shape.Access.Text.StartsWith("officer: ", StringComparison.Ordinal)
        where Constructor(shape.Type).GetParameters().Any(IsObject)
        // Discarding ends what the others look at; answering ends nothing, confirming needs one who waits.
        orderby shape.Type == typeof(DiscardRoster)
        select shape;

    private static bool IsObject(ParameterInfo parameter) => parameter.ParameterType == typeof(Guid) || parameter.Name == "Number";

    private static ConstructorInfo Constructor(Type type) => type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;

    private static async Task<RefusalKind?> Ask(SiteUser officer, UseCaseShape shape, Dictionary<string, object> objects)
    {
        var arguments = Constructor(shape.Type).GetParameters().Select(p => IsObject(p)
            ? objects.GetValueOrDefault(p.Name!) ?? throw new InvalidOperationException($"{shape.Name} names {p.Name}: say what stands for it")
            : Other(p)).ToArray();
        var useCase = Constructor(shape.Type).Invoke(arguments);
        var run = typeof(OtherEnterpriseTests).GetMethod(nameof(Run), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(shape.ResultType);
        return await (Task<RefusalKind?>)run.Invoke(null, [officer, useCase])!;
    }

    private static object? Other(ParameterInfo p) =>
        p.ParameterType == typeof(EmployeeForm) ? Firm.Person(family: "井上")
        : p.ParameterType == typeof(string) ? p.Name == "RetiredOn" ? "2026-10-31" : "x"
        : p.ParameterType == typeof(IReadOnlyDictionary<string, string>) ? new Dictionary<string, string>()
        : p.ParameterType == typeof(IReadOnlyCollection<OfficerRight>) ? (OfficerRight[])[OfficerRight.View]
        : p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType)
        : null;

    private static async Task<RefusalKind?> Run<T>(SiteUser officer, IUseCase<T> useCase) => (await officer.Run(useCase)).Refusal?.Kind;

    private static async Task<Dictionary<string, object>> Objects(Firm firm)
    {
        await firm.Officer.Do(new RegisterEmployee(Firm.Person()));
        var filing = (await firm.Officer.Do(new OurFilings(1))).Filings.Single();
        var colleague = await firm.Officer.Do(new WelfareMutual.Enterprises.Officers.InviteColleague(new($"tanaka.{firm.Number}", "田中　浩二", null, [OfficerRight.View])));
        return new(StringComparer.Ordinal)
        {
            ["RosterId"] = (await firm.Upload(Firm.Csv(1, 3), RosterKind.Differences)).RosterId, ["FilingId"] = filing.Id, ["Number"] = filing.MemberNumber, ["AccountId"] = colleague.AccountId,
        };
    }

    private static async Task<List<string>> Audited(Site site)
    {
        await using var source = NpgsqlDataSource.Create(site.Superuser);
        await using var read = source.CreateCommand("select distinct use_case from audit.entry where outcome = 'not-found'");
        await using var row = await read.ExecuteReaderAsync();
        var names = new List<string>();
        while (await row.ReadAsync())
        {
            names.Add(row.GetString(0));
        }
        return names;
    }
}
