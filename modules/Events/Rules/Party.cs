using WelfareMutual.Events.Entries;
using WelfareMutual.Events.Happenings;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Events.Rules;

/// <summary>Who comes: the member first, then the companions. Ages are those during the day of the event (EVT-01).</summary>
internal static class Party
{
    private const int Oldest = 130;

    public static readonly Refusal TooMany = new("events-too-many-companions", "いっしょに参加できる人数を超えています。人数を減らしてください。", "Party");
    public static readonly Refusal HouseholdLimit = new("events-household-limit", "ご家族で申し込める人数を超えています。人数を減らしてください。お金はかかっていません。", "Party");
    public static readonly Refusal NoName = new("events-companion-no-name", "いっしょに参加する方の名前を、40文字以内で入力してください。", "Party");
    public static readonly Refusal NoAge = new("events-companion-no-age", "いっしょに参加する方の、開催日の年齢か生まれた日を入力してください。", "Party");
    public static readonly Refusal NotBorn = new("events-companion-not-born", "生まれた日が開催日より後です。日付を確かめてください。", "Party");
    public static readonly Refusal NotFamily = new("events-not-family", "選ばれたご家族の登録が見つかりません。画面を開き直してください。", "Party");
    public static readonly Refusal Twice = new("events-companion-twice", "同じ方が2回選ばれています。", "Party");

    public static Outcome<Participant[]> Of(
        Person member, IReadOnlyCollection<PartyMember> companions, IReadOnlyCollection<Relative> family, Happening happening, DateOnly day)
    {
        if (companions.Count > happening.CompanionsMost)
        {
            return TooMany;
        }
        if (companions.Count + 1 > happening.LimitPerHousehold)
        {
            return HouseholdLimit;
        }
        var picked = companions.Where(c => c.RelativeId is not null).Select(c => c.RelativeId).ToArray();
        if (picked.Distinct().Count() != picked.Length)
        {
            return Twice;
        }
        if (companions.Select(c => Refuse(c, family, day)).FirstOrDefault(r => r is not null) is { } refusal)
        {
            return refusal;
        }
        return (Participant[])[new(ForWhom.Member, member.Name, Age.On(member.BornOn, day)), .. companions.Select(c => Seen(c, family, day))];
    }

    private static Refusal? Refuse(PartyMember companion, IReadOnlyCollection<Relative> family, DateOnly day)
    {
        if (companion.RelativeId is { } id)
        {
            return family.FirstOrDefault(r => r.Id == id) is { } relative ? relative.BornOn > day ? NotBorn : null : NotFamily;
        }
        return companion.Name?.Trim() is not { Length: > 0 and <= 40 } ? NoName
            : companion.BornOn is { } born ? born > day ? NotBorn : null
            : companion.Age is >= 0 and <= Oldest ? null
            : NoAge;
    }

    private static Participant Seen(PartyMember companion, IReadOnlyCollection<Relative> family, DateOnly day) =>
        companion.RelativeId is { } id
            ? family.Where(r => r.Id == id).Select(r => new Participant(ForWhom.Family, r.Name, Age.On(r.BornOn, day), id)).First()
            : new(ForWhom.Other, companion.Name!.Trim(), companion.BornOn is { } born ? Age.On(born, day) : companion.Age!.Value);
}
