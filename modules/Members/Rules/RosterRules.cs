using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;
using WelfareMutual.Members.Rosters.Reading;

namespace WelfareMutual.Members.Rules;

/// <summary>From which share and number of leavers a second person must confirm (ENT-06); both must be reached.</summary>
public sealed record MassDepartureBrake(decimal Percent, int People) : IRuleSettings<MassDepartureBrake>, ITakesTwoPeople, IBounded
{
    private static readonly Refusal Beyond = new("members-brake-bounds", "2人目の確認が要る退会は、割合は30パーセントまで、人数は1人から30人までのあいだで決めてください。", "Settings");

    public static string Name => "members.mass-departure";
    public static string Title => "大量の退会を止める割合";
    public static MassDepartureBrake Initial => new(10m, 5);

    public Refusal? OutOfBounds() => Percent is >= 0 and <= 30 && People is >= 1 and <= 30 ? null : Beyond;

    internal bool Holds(int leavers, int members) => new MassDeparture(Percent, People).NeedsSecondPerson(leavers, members);
}

internal static class RosterRules
{
    public static readonly Refusal FileUnreadable = new("members-roster-unreadable", "このファイルは名簿として読めません。", "File");
    public static readonly Refusal QuestionsOpen = new("members-roster-questions-open", "まだ答えていない列があります。先に、列の意味を選んでください。");
    public static readonly Refusal AnswerUnknown = new("members-roster-answer-unknown", "列の意味を1つ選んでください。使わない列は「使わない」を選びます。");
    public static readonly Refusal AnswerTwice = new("members-roster-answer-twice", "2つの列に同じ意味を選んでいます。片方を「使わない」にしてください。");
    public static readonly Refusal OtherFile = new("members-roster-other-file", "確かめたファイルと、届け出るファイルが違います。もう一度、内容を確かめてください。");
    public static readonly Refusal RegisterMoved = new("members-roster-register-moved", "確かめたあとに、登録の内容が変わりました。新しい内容を確かめてから、もう一度届け出てください。");
    public static readonly Refusal NothingToFile = new("members-roster-nothing-to-file", "変更はありません。届け出るものはありません。");
    public static readonly Refusal Closed = new("members-roster-closed", "この名簿は、届け出済みか、取りやめになっています。");
    public static readonly Refusal SecondIsSame = new("members-roster-second-is-same", "届け出た人とは別の担当者が確かめてください。");
    public static readonly Refusal NotWaiting = new("members-roster-not-waiting", "この名簿は、2人目の確認を待っていません。");
    public static readonly Refusal AnotherOfficer = new("members-roster-another-officer", "この事業所には別の担当者がいます。2人目の確認は、その担当者が行います。");

    public static readonly Refusal FilingFailed = new("members-roster-filing-failed", "システムの問題で届け出られませんでした。何も変わっていません。もう一度届け出るか、財団へお問い合わせください。");

    /// <summary>The sentence of what a job gave a roster back for.</summary>
    public static string? WhyReturned(string? code) => code is null ? null : code == RegisterMoved.Code ? RegisterMoved.Text : FilingFailed.Text;

    public static Refusal Unreadable(RosterUnreadable why) => FileUnreadable with { Text = why.Text };
}
