using WelfareMutual.Events.Entries;
using WelfareMutual.Events.Happenings;
using WelfareMutual.Events.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Members.Contracts;
using Xunit;

namespace WelfareMutual.Tests.Modules.Events.Rules;

public sealed class PartyTests
{
    private static readonly DateOnly Day = new(2027, 4, 1);
    private static readonly Person Member = new(Guid.CreateVersion7(), "試験", "太郎", "シケン", "タロウ", new(1987, 4, 2), null, null, null, null, null, null, null);
    private static readonly Relative Daughter = Child(new(2015, 4, 2));
    private static readonly Relative Son = Child(new(2021, 4, 1));

    private static Relative Child(DateOnly born) => new(Guid.CreateVersion7(), Member.Id, Kinship.Child, "試験　子", "シケン　コ", born, true);

    private static Happening Happening(int companions = 5, int household = 6) => new()
    {
        Id = Guid.CreateVersion7(),
        Title = "バス旅行",
        Text = "",
        Place = "",
        Picture = "park",
        Intake = Intake.FirstCome,
        EntriesFrom = default,
        EntriesUntil = default,
        CancelUntil = default,
        CompanionsMost = companions,
        LimitPerHousehold = household,
    };

    private static Outcome<Participant[]> Of(Happening happening, params PartyMember[] companions) => Party.Of(Member, companions, [Daughter, Son], happening, Day);

    [Fact]
    public void Ages_are_those_at_the_day_of_the_event()
    {
        var party = Of(Happening(), new(Daughter.Id), new(Son.Id), new(null, "友人", BornOn: new(1987, 4, 1))).Value;
        Assert.Equal([39, 11, 6, 40], party.Select(p => p.Age)); // a day before the birthday, and on the birthday itself
        Assert.Equal([ForWhom.Member, ForWhom.Family, ForWhom.Family, ForWhom.Other], party.Select(p => p.Is));
    }

    [Fact]
    public void A_typed_companion_may_give_the_age_instead_of_a_day_of_birth() =>
        Assert.Equal(7, Of(Happening(), new PartyMember(null, " 友人 ", Age: 7)).Value[1].Age);

    [Fact]
    public void More_companions_than_allowed_are_refused() =>
        Assert.Equal(Party.TooMany, Of(Happening(companions: 1), new(Daughter.Id), new(Son.Id)).Refusal);

    [Fact]
    public void The_member_counts_towards_the_limit_of_the_household() =>
        Assert.Equal(Party.HouseholdLimit, Of(Happening(household: 2), new(Daughter.Id), new(Son.Id)).Refusal);

    [Fact]
    public void One_relative_is_not_taken_twice() =>
        Assert.Equal(Party.Twice, Of(Happening(), new(Son.Id), new(Son.Id)).Refusal);

    [Fact]
    public void Another_members_relative_is_refused() =>
        Assert.Equal(Party.NotFamily, Of(Happening(), new PartyMember(Guid.CreateVersion7())).Refusal);

    [Fact]
    public void Who_is_not_yet_born_at_the_event_is_refused() =>
        Assert.Equal(Party.NotBorn, Of(Happening(), new PartyMember(null, "友人", BornOn: Day.AddDays(1))).Refusal);

    [Theory]
    [InlineData(null, 3, "events-companion-no-name")]
    [InlineData("  ", 3, "events-companion-no-name")]
    [InlineData("友人", null, "events-companion-no-age")]
    [InlineData("友人", -1, "events-companion-no-age")]
    [InlineData("友人", 131, "events-companion-no-age")]
    public void A_typed_companion_needs_a_name_and_a_possible_age(string? name, int? age, string code) =>
        Assert.Equal(code, Of(Happening(), new PartyMember(null, name, age)).Refusal!.Code);
}
