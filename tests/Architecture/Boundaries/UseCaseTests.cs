using MediatR;
using System.Reflection;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Transport;
using WelfareMutual.Kernel.UseCases;
using Xunit;

namespace WelfareMutual.Tests.Architecture.Boundaries;

// ARCHITECTURE.md, "A use case".
public sealed class UseCaseTests
{
    /// <summary>Words that would let a caller say who is acting.</summary>
    static readonly string[] Actors = ["ActorId", "Actor", "MemberId", "PersonId", "AccountId", "OfficerId", "StaffId", "UserId", "EnteredBy", "ApprovedBy", "By", "Token", "SessionToken", "Rights", "Role"];

    /// <summary>Fields that look like it and are not, each with its reason.</summary>
    static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["enterprises.set-officer-rights.AccountId"] = "another officer of the same enterprise, whose rights change",
        ["enterprises.set-officer-rights.Rights"] = "what that other officer may do from now on",
    };

    [Fact]
    public void Every_use_case_is_found_and_has_one_audience_and_says_who_may_run_it()
    {
        var inSource = Tree.Below(".cs", "modules").Sum(f => Tree.Pattern(@"public sealed record \w+[^;{]*: I(Portal|Office|Job|Hook)UseCase<").Count(f.Text));
        Assert.True(Product.UseCases.Count >= 25, $"only {Product.UseCases.Count} use cases were found");
        Assert.Equal(inSource, Product.UseCases.Count);
        Assert.All(Product.UseCases, shape => Assert.NotEmpty(shape.Access.Text));
        Assert.Equal(Product.UseCases.Count, Product.UseCases.Select(s => s.Name).Distinct().Count());
    }

    [Fact]
    public void A_use_case_of_two_audiences_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => UseCaseShape.Of(typeof(TwoAudiences)));
        Assert.Throws<InvalidOperationException>(() => UseCaseShape.Of(typeof(NoAudience)));
    }

    [Fact]
    public void Every_use_case_has_one_handler_inside_its_own_record()
    {
        var handlers = Product.Modules.SelectMany(a => a.GetTypes()).Where(t => t is { IsClass: true, IsAbstract: false })
            .SelectMany(t => t.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)).Select(i => (Handles: i.GetGenericArguments()[0], Type: t)))
            .ToLookup(h => h.Handles, h => h.Type);
        Assert.All(Product.UseCases, shape =>
        {
            var handler = Assert.Single(handlers[shape.Type]);
            Assert.Equal(shape.Type, handler.DeclaringType);
            Assert.False(handler.IsNestedPublic, $"{handler} is public");
        });
    }

    [Fact]
    public void Audience_and_access_agree() => Findings.None(Product.UseCases.SelectMany(Disagreement));

    [Fact]
    public void Guests_may_run_only_what_gives_a_reason() =>
        Assert.All(Product.UseCases.Where(s => s.Access.Refuse(Actor.Guest) is null), s => Assert.Matches(@"^anyone \(.{10,}\)$", s.Access.Text));

    [Fact]
    public void No_portal_command_says_who_is_acting()
    {
        Findings.None(Product.UseCases.Where(s => s.Audience == Audience.Portal).SelectMany(s => ActingFields(s.Name, s.Type)).Where(f => !Allowed.ContainsKey(f)));
        Assert.Equal(["x.MemberId", "x.Token"], ActingFields("x", typeof(SaysWhoItIs)));
    }

    [Fact]
    public void An_exception_that_is_no_longer_needed_is_gone() =>
        Findings.None(Allowed.Keys.Except(Product.UseCases.SelectMany(s => ActingFields(s.Name, s.Type))));

    [Fact]
    public void Pages_can_send_only_use_cases_of_their_own_audience()
    {
        Assert.Equal([typeof(IPortalUseCase<>)], SentThrough(typeof(PortalUseCases)));
        Assert.Equal([typeof(IOfficeUseCase<>)], SentThrough(typeof(OfficeUseCases)));
        Assert.Equal([typeof(object)], SentThrough(typeof(AnySender)));
    }

    static IEnumerable<string> Disagreement(UseCaseShape shape)
    {
        var right = shape.Audience switch
        {
            Audience.Job => shape.Access.Text == Access.Job.Text,
            Audience.Hook => shape.Access.Text == Access.Signature.Text,
            Audience.Office => shape.Access.Text.StartsWith("staff", StringComparison.Ordinal) || shape.Access.Text == Access.AnyStaff.Text || shape.Access.Text == Access.AnySession.Text || Open(shape),
            _ => shape.Access.Text is "member" or "member or officer" or "officer before the second factor" or "whoever holds the session" || shape.Access.Text.StartsWith("officer: ", StringComparison.Ordinal) || Open(shape),
        };
        if (!right)
        {
            yield return $"{shape.Name}: {shape.Audience} but {shape.Access.Text}";
        }
    }

    static bool Open(UseCaseShape shape) => shape.Access.Text.StartsWith("anyone (", StringComparison.Ordinal);

    static IEnumerable<string> ActingFields(string name, Type command) =>
        command.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && Actors.Contains(p.Name)).Select(p => $"{name}.{p.Name}").Order(StringComparer.Ordinal);

    static Type[] SentThrough(Type sender) =>
        [.. sender.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(m => !m.IsSpecialName)
            .Select(m => m.GetParameters()[0].ParameterType).Select(t => t.IsGenericType ? t.GetGenericTypeDefinition() : t).Distinct()];

    sealed record TwoAudiences : IPortalUseCase<Done>, IOfficeUseCase<Done>
    {
        public static Access Access => Access.AnyStaff;
    }

    sealed record NoAudience : IUseCase<Done>
    {
        public static Access Access => Access.AnyStaff;
    }

    sealed record SaysWhoItIs(Guid MemberId, Guid OfferingId, string Token);

    sealed class AnySender
    {
        public string? Last { get; private set; }

        public void Run(object command) => Last = command.ToString();
    }
}
