using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Rulebook;

namespace WelfareMutual.Members.Rules;

/// <summary>How a leaving is dated (DOMAIN 1.4). By the month: a notice after the cut-off costs another month (Mishima).</summary>
public sealed record Leaving(LeavingDay Ends) : IRuleSettings<Leaving>
{
    public static string Name => "members.leaving";
    public static string Title => "退会の日";
    public static Leaving Initial => new(LeavingDay.MonthEnd);

    /// <returns>The last day of membership.</returns>
    public DateOnly LastDay(DateOnly retired, EffectiveMonth effective)
    {
        if (Ends == LeavingDay.DayOfRetirement)
        {
            return retired;
        }
        var ownMonth = CutOff.FirstOf(retired).AddMonths(1).AddDays(-1);
        var noticed = effective.From.AddDays(-1);
        return ownMonth > noticed ? ownMonth : noticed;
    }
}

public enum LeavingDay { MonthEnd, DayOfRetirement }

/// <summary>From when an event gives a benefit, counted from the first day of membership (DOMAIN 1.3, 2.2).</summary>
public sealed record BenefitsStart(int MonthsAfter) : IRuleSettings<BenefitsStart>
{
    public static string Name => "members.benefits-start";
    public static string Title => "給付が始まる月";
    public static BenefitsStart Initial => new(0);

    public DateOnly From(DateOnly joinedOn) => MonthsAfter == 0 ? joinedOn : CutOff.FirstOf(joinedOn).AddMonths(MonthsAfter);
}

/// <summary>The enterprise's dues for one member and month.</summary>
public sealed record MonthlyDues(Yen PerMember) : IRuleSettings<MonthlyDues>
{
    public static string Name => "members.monthly-dues";
    public static string Title => "月の会費";
    public static MonthlyDues Initial => new(new Yen(500));
}

internal static class MembershipRules
{
    /// <summary>The person's part of the number has three digits.</summary>
    public const int MostNumbers = 999;

    /// <summary>Longest reason that staff key in.</summary>
    public const int LongestReason = 200;

    /// <summary>Guarded by the check of members.member_counter.</summary>
    public static readonly Refusal NumbersUsedUp = new("members-numbers-used-up", "この事業所の会員番号（999番まで）を使い切りました。財団へお問い合わせください。");
    public static readonly Refusal NoSuchEnterprise = new("members-no-such-enterprise", "この番号の事業所は登録されていません。番号を確かめてください。", "EnterpriseNumber");
    public static readonly Refusal EnterpriseNotActive = new("members-enterprise-not-active", "この事業所はいま届出を受け付けられる状態ではありません。財団へお問い合わせください。");
    public static readonly Refusal SameEmployee = new("members-same-employee", "同じ名前と生年月日の人がすでに登録されています。従業員の一覧を確かめてください。別の人のときは、紙の届出を財団へお出しください。", "FamilyName");
    public static readonly Refusal SameEmployeeOnPaper = new("members-same-employee-on-paper", "同じ名前と生年月日の人がすでに登録されています。別の人だと確かめたときは、印を付けて入れてください。", "AnotherPerson");
    public static readonly Refusal AlreadyLeaving = new("members-already-leaving", "この人の退会は届け出済みです。届出の一覧を確かめてください。");
    public static readonly Refusal LeavingBeforeJoining = new("members-leaving-before-joining", "退職の日が加入の日より前です。加入の届出を取り下げるか、日付を確かめてください。", "RetiredOn");
    public static readonly Refusal NothingChanged = new("members-nothing-changed", "変わったところがありません。直してから届け出てください。");
    public static readonly Refusal CutOffPassed = new("members-cut-off-passed", "締め切りを過ぎたため、取り下げや訂正はできません。財団へお問い合わせください。");
    public static readonly Refusal FilingClosed = new("members-filing-closed", "この届出は、取り下げられたか、すでに反映されています。");
    public static readonly Refusal ChangedSince = new("members-changed-since", "この届出のあとに別の変更があるため、取り下げられません。新しい変更の届出で直してください。");
    public static readonly Refusal JoiningHasBegun = new("members-joining-has-begun", "加入の日を過ぎたため、加入はなかったことにできません。辞めた人は、退会の届出で終わらせてください。");
    public static readonly Refusal TakeBackReasonMissing = new("members-take-back-reason-missing", "取り下げる理由を、紙に書かれたとおりに入れてください（200文字まで）。", "Reason");
    public static readonly Refusal EnterpriseWithdrawn = new("members-enterprise-withdrawn", "この事業所は脱退しました。届出は、紙で財団へお出しください。");
    public static readonly Refusal PaperSignerMissing = new("members-paper-signer-missing", "紙の届出に書かれた届出者の名前を入れてください。", "PaperSigner");
    /// <summary>Older paper is a slip in the era or the year, and a joining that has begun cannot be taken back.</summary>
    private const int OldestPaperYears = 10;

    public static readonly Refusal ReceivedLongAgo = new("members-received-long-ago", "10年より前の日です。元号と年を確かめてください。", "ReceivedOn");
    public static readonly Refusal ReceivedInFuture = new("members-received-in-future", "まだ来ていない日です。紙を受け取った日を入れてください。", "ReceivedOn");

    /// <returns>Null when a paper can have come in on that day.</returns>
    public static Refusal? Received(DateOnly on, DateOnly today) =>
        on > today ? ReceivedInFuture : on < today.AddYears(-OldestPaperYears) ? ReceivedLongAgo : null;
}
