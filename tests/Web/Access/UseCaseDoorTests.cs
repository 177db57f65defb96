using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using WelfareMutual.Host.Composition;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Tests.Architecture.Wire;
using Xunit;

namespace WelfareMutual.Tests.Web.Access;

/// <summary>Straight at the Gateway's one door, as a thief who holds the Portal would come.</summary>
public sealed class UseCaseDoorTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    private static readonly UseCaseShape[] All = [.. Modules.Assemblies.SelectMany(UseCaseShape.In)];
    private static readonly UseCaseShape[] Portal = [.. All.Where(s => s.Audience == Audience.Portal)];

    [Fact]
    public async Task A_use_case_of_another_audience_is_not_there()
    {
        using var gateway = world.Web.AtGateway();
        var others = All.Except(Portal).Select(s => s.Name).Append("tickets.no-such-use-case").ToArray();
        Assert.True(others.Length > 20, "hardly any use case of the office was found");
        foreach (var name in others)
        {
            using var answer = await gateway.PostAsJsonAsync($"use-cases/{name}", Call(world.Staff[StaffRole.Clerk].Token, new { }), Wire.Json);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{name}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task Without_a_live_session_only_what_anyone_may_do_is_done()
    {
        var ended = await world.Web.Site.Member(Guid.CreateVersion7());
        await Execute($"update kernel.session set expires_at = clock_timestamp() - interval '1 second' where token_hash = sha256('{ended.Token}'::bytea)");
        var idle = await world.Web.Site.Member(Guid.CreateVersion7());
        await Execute($"update kernel.session set last_seen_at = clock_timestamp() - interval '2 hours' where token_hash = sha256('{idle.Token}'::bytea)");
        var wrong = new List<string>();
        foreach (var (who, token) in new[] { ("no token", null), ("garbage", "%00' or 1=1"), ("expired", ended.Token), ("idle", idle.Token), ("staff", world.Staff[StaffRole.System].Token) })
        {
            await AskAll(wrong, who, token, ActorKind.Guest, Actor.Guest);
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Each_session_does_what_its_holder_may_and_nothing_else()
    {
        var wrong = new List<string>();
        var someone = Guid.CreateVersion7();
        await AskAll(wrong, "member", (await world.Web.Site.Member(someone)).Token, ActorKind.Member, Of(ActorKind.Member));
        foreach (var rights in new OfficerRight[][] { [OfficerRight.View], [OfficerRight.Roster], [OfficerRight.Money] })
        {
            var officer = await world.Web.Site.Officer(someone, rights);
            await AskAll(wrong, $"officer {rights[0]}", officer.Token, ActorKind.Officer, Of(ActorKind.Officer, rights));
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Text_that_cannot_be_kept_is_refused_by_every_use_case_that_takes_text()
    {
        using var gateway = world.Web.AtGateway();
        var texts = Portal.Where(s => s.Access.Refuse(Actor.Guest) is null || s.Access.Refuse(Of(ActorKind.Member)) is null)
            .Where(s => !TouchesSessions(s.Name) && JsonSerializer.Serialize(new Sample().Make(s.Type), s.Type, Wire.Json).Contains("文字", StringComparison.Ordinal)).ToArray();
        Assert.True(texts.Length > 15, "hardly any use case takes text");
        var wrong = new List<string>();
        foreach (var (ending, code) in new[] { ("\u0000", "text-unreadable"), ("\u202E", "text-unreadable"), (new string('長', WrittenText.Longest), "text-too-long") })
        {
            foreach (var shape in texts)
            {
                using var answer = await gateway.PostAsJsonAsync($"use-cases/{shape.Name}", Call(world.Member.Token, new Sample { Ending = ending }.Make(shape.Type), shape.Type), Wire.Json);
                var reply = answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<Reply>(Wire.Json) : null;
                if (reply?.Refusals is not [{ } no] || no.Code != code)
                {
                    wrong.Add($"{shape.Name}: {(int)answer.StatusCode} {string.Join(", ", reply?.Refusals.Select(r => r.Code) ?? [])} instead of {code}");
                }
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_message_that_is_not_of_the_use_cases_shape_is_refused_and_breaks_nothing()
    {
        using var gateway = world.Web.AtGateway();
        var (sent, wrong) = (0, new List<string>());
        foreach (var shape in Portal.Where(s => !TouchesSessions(s.Name)))
        {
            var token = shape.Access.Refuse(Of(ActorKind.Member)) is null ? world.Member.Token : world.RosterOfficer.Token;
            foreach (var (what, command) in Misshapen(shape))
            {
                using var answer = await gateway.PostAsJsonAsync($"use-cases/{shape.Name}",
                    new { Token = token, RequestId = Guid.CreateVersion7(), Key = Guid.CreateVersion7(), ClientAddress = "192.0.2.1", Command = command }, Wire.Json);
                sent++;
                if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.BadRequest))
                {
                    wrong.Add($"{shape.Name}, {what}: {(int)answer.StatusCode}");
                }
            }
        }
        Assert.True(sent > 300, "hardly anything was sent");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static IEnumerable<(string What, JsonNode? Command)> Misshapen(UseCaseShape shape)
    {
        yield return ("nothing", null);
        yield return ("a text", JsonValue.Create("text"));
        yield return ("a list", new JsonArray(1, "x", null));
        yield return ("an empty record", new JsonObject());
        var good = JsonSerializer.SerializeToNode(new Sample().Make(shape.Type), shape.Type, Wire.Json)!.AsObject();
        foreach (var name in good.Select(p => p.Key).ToArray())
        {
            foreach (var (what, value) in new (string, JsonNode?)[] { ("null", null), ("a number", JsonValue.Create(-7_000_000_000)), ("a record", new JsonObject { ["x"] = 1 }), ("a list with null", new JsonArray((JsonNode?)null)) })
            {
                var bad = good.DeepClone().AsObject();
                bad[name] = value;
                yield return ($"{name} is {what}", bad);
            }
        }
    }

    [Fact]
    public void Each_use_case_that_names_an_object_is_tried_with_anothers()
    {
        var tried = AnothersObject.OfAMember(world).Concat(AnothersObject.OfAnEnterprise(world)).Select(u => u.GetType().Name).Concat(AnothersObject.Nobodys).Concat(AnothersObject.Questions);
        Assert.Equal(Portal.Where(s => AnothersObject.NamesAnObject(s.Type)).Select(s => s.Type.Name).Order(StringComparer.Ordinal), tried.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Anothers_object_is_not_there()
    {
        var wrong = new List<string>();
        await AskFor(wrong, AnothersObject.OfAMember(world), world.OtherMember.Token, world.Member.Token);
        await AskFor(wrong, AnothersObject.OfAnEnterprise(world), world.OtherOfficer.Token, world.RosterOfficer.Token);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    // That the owner is let in shows that what the other was refused is there at all.
    private async Task AskFor(List<string> wrong, IEnumerable<object> calls, string? other, string? owner)
    {
        using var gateway = world.Web.AtGateway();
        foreach (var call in calls)
        {
            var name = UseCaseShape.NameOf(call.GetType());
            foreach (var (token, found) in new[] { (other, false), (owner, true) })
            {
                var envelope = Call(token, call);
                using var answer = await gateway.PostAsJsonAsync($"use-cases/{name}", envelope, Wire.Json);
                var reply = (await answer.Content.ReadFromJsonAsync<Reply>(Wire.Json))!;
                if (reply.Refusals.Any(r => r.Kind == RefusalKind.NotFound) == found)
                {
                    wrong.Add($"{name} of {(found ? "the owner" : "another")}: {string.Join(", ", reply.Refusals.Select(r => r.Code).DefaultIfEmpty("done"))}");
                }
                if (!found && await Audited(envelope.RequestId, name) != Refusal.NotFound.Code)
                {
                    wrong.Add($"{name} of another: that it was not found is not in the audit");
                }
            }
        }
    }

    private async Task AskAll(List<string> wrong, string who, string? token, ActorKind kind, Actor actor)
    {
        Assert.True(Portal.Length > 50, "hardly any use case was found");
        using var gateway = world.Web.AtGateway();
        // What ends the very session comes last.
        foreach (var shape in Portal.OrderBy(s => EndsSession(s.Name)).Where(s => !EndsSession(s.Name) || kind == ActorKind.Guest))
        {
            var envelope = Call(token, new Sample().Make(shape.Type), shape.Type);
            using var answer = await gateway.PostAsJsonAsync($"use-cases/{shape.Name}", envelope, Wire.Json);
            var expected = shape.Access.Refuse(actor)?.Kind;
            if (!answer.IsSuccessStatusCode)
            {
                wrong.Add($"{shape.Name} for {who}: {(int)answer.StatusCode}");
                continue;
            }
            var reply = (await answer.Content.ReadFromJsonAsync<Reply>(Wire.Json))!;
            var seen = reply.Refusals.Count == 0 ? null : (RefusalKind?)reply.Refusals[0].Kind;
            if (expected is null ? seen is RefusalKind.SignInNeeded or RefusalKind.Unavailable : seen != expected)
            {
                wrong.Add($"{shape.Name} for {who}: {expected?.ToString() ?? "let in"} was expected, {seen?.ToString() ?? "done"} was seen");
            }
            if (expected is not null && reply.Value is not null)
            {
                wrong.Add($"{shape.Name} for {who}: refused, and answered all the same");
            }
            if (expected is not null && await Audited(envelope.RequestId, shape.Name) != reply.Refusals[0].Code)
            {
                wrong.Add($"{shape.Name} for {who}: the refusal is not in the audit");
            }
        }
    }

    private async Task<string?> Audited(Guid request, string useCase) =>
        await world.Scalar<string?>($"select min(outcome) from audit.entry where request_id = '{request}' and use_case = '{useCase}'");

    private static bool EndsSession(string name) => name.Contains("sign-out", StringComparison.Ordinal) || name.Contains("change-password", StringComparison.Ordinal);

    // Those of the fixture are needed by the other tests.
    private static bool TouchesSessions(string name) => EndsSession(name) || name.StartsWith("identity.end-", StringComparison.Ordinal);

    private static Actor Of(ActorKind kind, params OfficerRight[] rights) =>
        new(kind, Guid.Empty, Guid.Empty, null, "", [.. rights.Select(r => r.ToString())], Guid.Empty, "");

    private static Envelope Call(string? token, object command, Type? type = null) =>
        new(token, Guid.CreateVersion7(), Guid.CreateVersion7(), "192.0.2.1", JsonSerializer.SerializeToElement(command, type ?? command.GetType(), Wire.Json));

    private Task Execute(string sql) => world.Web.Site.Database.Execute(sql);
}
