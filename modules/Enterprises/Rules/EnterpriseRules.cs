using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Register;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Text;

namespace WelfareMutual.Enterprises.Rules;

internal static class EnterpriseRules
{
    public static readonly Refusal NumberTaken = new("enterprises-number-taken", "この事業所番号は使われています。別の番号を入れてください。", "Number");
    public static readonly Refusal NumberUnreadable = new("enterprises-number-unreadable", "事業所番号は0001から9999までの4けたの数字です。番号を確かめてください。", "Number");
    public static readonly Refusal NameMissing = new("enterprises-name-missing", "「事業所の名前」を入力してください。", "Name");
    public static readonly Refusal AddressMissing = new("enterprises-address-missing", "「所在地」を入力してください。鍵の手紙を送る先になります。", "Address");
    public static readonly Refusal RepresentativeMissing = new("enterprises-representative-missing", "「代表者」を入力してください。", "Representative");
    public static readonly Refusal PostalUnreadable = new("enterprises-postal-unreadable", "郵便番号は7けたの数字です。", "PostalCode");
    public static readonly Refusal PhoneUnreadable = new("enterprises-phone-unreadable", "電話番号を読めません。", "Phone");
    public static readonly Refusal StepNotPossible = new("enterprises-step-not-possible", "いまの状態からは変えられません。画面を開き直して、状態を確かめてください。");
    public static readonly Refusal StepTooEarly = new("enterprises-step-too-early", "前に入れた状態の変更より前の日にはできません。あとの日を入れるか、先に予定を取りやめてください。", "EffectiveFrom");
    public static readonly Refusal NothingPlanned = new("enterprises-nothing-planned", "取りやめられる予定はありません。始まった変更は、新しい変更を入れて直してください。");
    public static readonly Refusal Withdrawn = new("enterprises-withdrawn", "この事業所は脱退しました。担当者を招くことはできません。");
    public static readonly Refusal AccountUnreadable = new("enterprises-account-unreadable", "口座番号は7けたまで、銀行コードは4けた、支店コードは3けたの数字です。番号を確かめてください。", "AccountNumber");

    public static readonly Refusal AccountKindMissing = new("enterprises-account-kind-missing", "口座の種類を1つ選んでください。", "AccountKind");

    public static readonly Refusal AccountNowhere = new("enterprises-account-nowhere", "この銀行コードと支店コードの支店はありません。通帳の番号を確かめてください。", "BranchCode");

    /// <summary>applied → active ⇄ suspended → withdrawn; withdrawn is final.</summary>
    public static bool MayMove(EnterpriseState from, EnterpriseState to) => (from, to) switch
    {
        (EnterpriseState.Applied, EnterpriseState.Active or EnterpriseState.Withdrawn) => true,
        (EnterpriseState.Active, EnterpriseState.Suspended or EnterpriseState.Withdrawn) => true,
        (EnterpriseState.Suspended, EnterpriseState.Active or EnterpriseState.Withdrawn) => true,
        _ => false,
    };

    /// <summary>The steps in the order in which they hold.</summary>
    public static IReadOnlyList<EnterpriseTransition> InOrder(IEnumerable<EnterpriseTransition> steps) =>
        [.. steps.OrderBy(s => s.EffectiveFrom).ThenBy(s => s.EnteredAt).ThenBy(s => s.Id)];

    /// <param name="steps">In order.</param>
    public static EnterpriseState StateOn(IReadOnlyList<EnterpriseTransition> steps, DateOnly day) =>
        steps.LastOrDefault(s => s.EffectiveFrom <= day)?.State ?? EnterpriseState.Applied;

    /// <param name="steps">In order.</param>
    /// <returns>The next day on which another state begins than holds today; null when none is planned.</returns>
    public static EnterpriseTransition? Planned(IReadOnlyList<EnterpriseTransition> steps, DateOnly today)
    {
        var now = StateOn(steps, today);
        return steps.FirstOrDefault(s => s.EffectiveFrom > today && s.State != now && StateOn(steps, s.EffectiveFrom) == s.State);
    }

    /// <returns>0042 for 42, or null when it is no number of an enterprise.</returns>
    public static string? Number(string text)
    {
        var digits = Digits.Strip(text);
        return digits.Length is >= 1 and <= 4 && Digits.AreAll(digits) && digits.Any(c => c != '0') ? digits.PadLeft(4, '0') : null;
    }

    public static List<Refusal> Check(ProfileContent content)
    {
        var faults = new List<Refusal>();
        if (string.IsNullOrWhiteSpace(content.Name)) faults.Add(NameMissing);
        if (!PostalCode.TryNormalize(content.PostalCode, out _, out var postal)) faults.Add(PostalUnreadable with { Text = postal });
        if (string.IsNullOrWhiteSpace(content.Address)) faults.Add(AddressMissing);
        if (!Phone.TryNormalize(content.Phone, out _, out var phone)) faults.Add(PhoneUnreadable with { Text = phone });
        if (string.IsNullOrWhiteSpace(content.Representative)) faults.Add(RepresentativeMissing);
        return faults;
    }

    /// <param name="holder">The holder's name as the bank reads it.</param>
    /// <returns>The account in its stored form, or null with every fault.</returns>
    public static BankAccount? Read(BankAccount typed, Outcome<string> holder, out List<Refusal> faults)
    {
        faults = [];
        var (bank, branch, number) = (Digits.Strip(typed.BankCode), Digits.Strip(typed.BranchCode), Digits.Strip(typed.Number));
        if (bank.Length != 4 || !Digits.AreAll(bank) || branch.Length != 3 || !Digits.AreAll(branch) || number.Length is < 1 or > 7 || !Digits.AreAll(number)) faults.Add(AccountUnreadable);
        if (typed.Kind is not (1 or 2)) faults.Add(AccountKindMissing);
        faults.AddRange(holder.Refusals);
        return faults.Count > 0 ? null : new(bank, branch, typed.Kind, number.PadLeft(7, '0'), holder.Value);
    }
}
