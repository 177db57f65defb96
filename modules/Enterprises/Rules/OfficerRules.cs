using WelfareMutual.Enterprises.Officers;
using WelfareMutual.Identity.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Text;

namespace WelfareMutual.Enterprises.Rules;

internal static class OfficerRules
{
    public static readonly Refusal LoginUnreadable = new("enterprises-login-unreadable", "IDは4文字から40文字までの半角の英数字と「.」「-」「_」「@」で入れてください。会員番号と同じ形は使えません。", "Login");
    public static readonly Refusal NameMissing = new("enterprises-officer-name-missing", "「担当者の氏名」を入力してください。", "OfficerName");
    public static readonly Refusal MailUnreadable = new("enterprises-officer-mail-unreadable", "メールアドレスの形になっていません。name@example.jpのように入れてください。", "Mail");
    public static readonly Refusal MoreThanOwn = new("enterprises-right-more-than-own", "自分が持っていない権限は渡せません。権限を選び直してください。", "Rights");
    public static readonly Refusal OwnRights = new("enterprises-own-rights", "自分の権限は変えられません。ほかの担当者か財団に頼んでください。");
    public static readonly Refusal LastOfficer = new("enterprises-last-officer", "名簿の届出ができる担当者がいなくなります。それでよいときは、確かめた印を付けてください。", "EvenIfLast");
    public static readonly Refusal ReasonMissing = new("enterprises-officer-reason-missing", "理由を1つ選んでください。", "Reason");

    /// <summary>Why staff take an officer's rights or close the account. The code goes into the log; words about a person do not.</summary>
    public static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["officer-left"] = "退職した",
        ["officer-moved"] = "異動した、担当が替わった",
        ["officer-asked"] = "本人か事業所が申し出た",
        ["officer-suspected"] = "不正な利用の疑いがある",
    };

    /// <summary>Whether nobody who signs in could file rosters when this officer no longer does.</summary>
    public static bool IsLast(OfficerAccount officer, IReadOnlyList<OfficerAccount> all) =>
        Files(officer) && !all.Any(o => o.Account != officer.Account && Files(o));

    private static bool Files(OfficerAccount officer) => officer.State == AccountState.Active && officer.Rights.Contains(OfficerRight.Roster);

    public static List<Refusal> Check(OfficerForm officer)
    {
        var faults = new List<Refusal>();
        var login = officer.Login.Trim();
        if (MemberNumber.TryParse(login, out _, out _) || login.Length is < 4 or > 40 || !login.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '@')) faults.Add(LoginUnreadable);
        if (string.IsNullOrWhiteSpace(officer.Name)) faults.Add(NameMissing);
        if (!string.IsNullOrWhiteSpace(officer.Mail) && !IsMail(officer.Mail.Trim())) faults.Add(MailUnreadable);
        return faults;
    }

    private static bool IsMail(string text) =>
        text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at == text.LastIndexOf('@') && text.IndexOf('.', at) > at + 1 && !text.EndsWith('.') && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
}
