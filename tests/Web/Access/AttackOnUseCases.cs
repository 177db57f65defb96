using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using WelfareMutual.Host.Composition;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Tests.Architecture.Wire;
using WelfareMutual.Tests.Support;
using Xunit;

namespace WelfareMutual.Tests.Web.Access;

/// <summary>Every use case that a Portal may send, straight at the Gateway: without a token, with an expired one, with one's own, and for another's object.</summary>
internal sealed class AttackOnUseCases(AccessWorld world)
{
    private static readonly UseCaseShape[] Portal = [.. Modules.Assemblies.SelectMany(UseCaseShape.In).Where(s => s.Audience == Audience.Portal).OrderBy(s => s.Name, StringComparer.Ordinal)];
    private static readonly OfficerRight[] Rights = Enum.GetValues<OfficerRight>();

    public async Task Write(StringBuilder text)
    {
        AttackTests.Head(text, "1. With the Portal in hand: every use case that it may send",
            "The thief has the Portal's certificate and asks the Gateway directly. \"Anyone\" is what a visitor without signing in may do too. "
            + "With the token of somebody who came by meanwhile, the thief does what that person may, until the session ends; another's object is not found.");
        using var gateway = world.Web.AtGateway();
        var (others, expired) = (await OfOthers(gateway), await Expired());
        text.Append("| use case | without a token | with an expired one | whose own lets in | another's object with one's own token |\n|---|---|---|---|---|\n");
        foreach (var shape in Portal)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"| `{shape.Name}` | {await Try(gateway, shape, null, Actor.Guest)} | {await Try(gateway, shape, expired, Actor.Guest)} | {await Own(gateway, shape)} | {others.GetValueOrDefault(shape.Name, "names none")} |\n");
        }
    }

    private async Task<string> Expired()
    {
        var ended = (await world.Web.Site.Member(Guid.CreateVersion7())).Token!;
        await world.Web.Site.Database.Execute($"update kernel.session set expires_at = clock_timestamp() - interval '1 second' where token_hash = sha256('{ended}'::bytea)");
        return ended;
    }

    /// <summary>A session for each try: some end theirs.</summary>
    private async Task<string> Own(HttpClient gateway, UseCaseShape shape)
    {
        var (someone, site) = (Guid.CreateVersion7(), world.Web.Site);
        var another = Guid.CreateVersion7(); // some use cases end the other sessions of whoever sends them
        var half = new Actor(ActorKind.Officer, another, another, another, "担当　試", [], Guid.Empty, "", SessionStage.EnrolSecondFactor);
        (string Who, SiteUser User, Actor Actor)[] all =
        [
            ("member", await site.Member(Guid.CreateVersion7()), new(ActorKind.Member, Guid.Empty, Guid.Empty, null, "", [], Guid.Empty, "")),
            ("officer", await site.Officer(someone, Rights), new(ActorKind.Officer, Guid.Empty, Guid.Empty, null, "", [.. Rights.Select(r => r.ToString())], Guid.Empty, "")),
            ("officer before the second factor", await site.Session(half), half),
        ];
        var let = new List<string>();
        foreach (var (who, user, actor) in all)
        {
            // These sessions have no account: what reads one is not asked for by those who may; all the rest must be refused.
            if (shape.Access.Refuse(actor) is null && (actor == half || shape.Name == "identity.change-password") || await Try(gateway, shape, user.Token, actor) == "anyone")
            {
                let.Add(who);
            }
        }
        return let.Count == 0 ? "nobody's" : let.Count == all.Length ? "anyone's" : string.Join(", ", let);
    }

    /// <returns>Whether whoever holds the token is let in; what the use case states must be what the Gateway does.</returns>
    private static async Task<string> Try(HttpClient gateway, UseCaseShape shape, string? token, Actor actor)
    {
        var reply = await Ask(gateway, shape.Name, token, JsonSerializer.SerializeToElement(new Sample().Make(shape.Type), shape.Type, Wire.Json));
        var expected = shape.Access.Refuse(actor);
        Assert.True(expected is null ? reply.Refusals.All(r => r.Kind != RefusalKind.SignInNeeded) : reply.Refusals.Any(r => r.Code == expected.Code) && reply.Value is null,
            $"{shape.Name} for {actor.Kind} {actor.Stage}: {string.Join(", ", reply.Refusals.Select(r => r.Code))}");
        return expected is null ? "anyone" : "refused";
    }

    private async Task<Dictionary<string, string>> OfOthers(HttpClient gateway)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        var calls = AnothersObject.OfAMember(world).Select(c => (c, world.OtherMember.Token)).Concat(AnothersObject.OfAnEnterprise(world).Select(c => (c, world.OtherOfficer.Token)));
        foreach (var (call, token) in calls)
        {
            var name = UseCaseShape.NameOf(call.GetType());
            var reply = await Ask(gateway, name, token, JsonSerializer.SerializeToElement(call, call.GetType(), Wire.Json));
            seen[name] = reply.Refusals.Any(r => r.Kind == RefusalKind.NotFound) ? "not found" : "**answered**";
        }
        foreach (var shape in Portal.Where(s => AnothersObject.Nobodys.Contains(s.Type.Name)))
        {
            seen[shape.Name] = "published for everyone";
        }
        foreach (var shape in Portal.Where(s => AnothersObject.Questions.Contains(s.Type.Name)))
        {
            seen[shape.Name] = "a question, answered once";
        }
        return seen;
    }

    private static async Task<Reply> Ask(HttpClient gateway, string name, string? token, JsonElement command)
    {
        using var answer = await gateway.PostAsJsonAsync($"use-cases/{name}", new Envelope(token, Guid.CreateVersion7(), Guid.CreateVersion7(), "192.0.2.1", command), Wire.Json);
        return (await answer.Content.ReadFromJsonAsync<Reply>(Wire.Json))!;
    }
}
