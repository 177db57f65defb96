using WelfareMutual.Events.Happenings;
using WelfareMutual.Events.Rules;
using WelfareMutual.Kernel;
using Xunit;

namespace WelfareMutual.Tests.Modules.Events.Rules;

public sealed class FeesTests
{
    private static readonly PriceClass Adult = Class("おとな", ForWhom.Anyone, 12, null, 7000, 0);
    private static readonly PriceClass Child = Class("小学生", ForWhom.Anyone, 6, 12, 5500, 1);
    private static readonly PriceClass Infant = Class("幼児", ForWhom.Anyone, 3, 6, 0, 2);
    private static readonly PriceClass Outsider = Class("会員外", ForWhom.Other, 12, null, 9800, 3);
    private static readonly PriceClass[] Classes = [Adult, Child, Infant, Outsider];

    internal static PriceClass Class(string name, ForWhom whom, int from, int? to, int fee, int position) => new()
    {
        Id = Guid.CreateVersion7(),
        HappeningId = Guid.CreateVersion7(),
        Name = name,
        ForWhom = whom,
        AgeFrom = from,
        AgeTo = to,
        Fee = new Yen(fee),
        Position = position,
    };

    private static Participant Who(ForWhom whom, int age) => new(whom, "試験", age);

    [Theory]
    [InlineData(5, "幼児")]
    [InlineData(6, "小学生")]
    [InlineData(11, "小学生")]
    [InlineData(12, "おとな")]
    [InlineData(80, "おとな")]
    public void The_first_age_belongs_to_a_class_and_the_last_does_not(int age, string expected) =>
        Assert.Equal(expected, Fees.ClassOf(Classes, Who(ForWhom.Family, age))!.Name);

    [Fact]
    public void A_class_made_for_the_standing_goes_before_one_for_anyone() =>
        Assert.Equal("会員外", Fees.ClassOf(Classes, Who(ForWhom.Other, 30))!.Name);

    [Fact]
    public void Who_is_too_young_for_every_class_cannot_be_placed() =>
        Assert.Null(Fees.Place(Classes, [Who(ForWhom.Member, 40), Who(ForWhom.Family, 2)]));

    [Fact]
    public void A_family_of_four_in_three_classes_pays_the_sum()
    {
        var placed = Fees.Place(Classes, [Who(ForWhom.Member, 40), Who(ForWhom.Family, 38), Who(ForWhom.Family, 11), Who(ForWhom.Family, 4)])!;
        Assert.Equal(4, placed.Length);
        Assert.Equal(3, placed.Select(p => p.Class).Distinct().Count());
        Assert.Equal(new Yen(7000 + 7000 + 5500 + 0), Fees.Total(placed));
    }

    [Fact]
    public void A_class_for_family_is_not_given_to_the_member() =>
        Assert.Null(Fees.ClassOf([Class("ご家族", ForWhom.Family, 0, null, 100, 0)], Who(ForWhom.Member, 40)));
}
