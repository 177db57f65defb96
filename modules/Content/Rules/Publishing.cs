using WelfareMutual.Content.Notices;
using WelfareMutual.Kernel;

namespace WelfareMutual.Content.Rules;

/// <summary>Who may publish, and what stands on the pages when.</summary>
internal static class Publishing
{
    public static readonly Refusal NoTitle = new("content-no-title", "「題名」を入力してください（80文字以内）。", "Title");
    public static readonly Refusal ShownPeriod = new("content-shown-period", "掲載の終わりは、始まりより後にしてください。", "ShownUntil");
    public static readonly Refusal OwnNotice = new("content-own-notice", "書いた人は公開できません。別の職員が確かめて公開してください。");

    public static List<Refusal> Refuse(WriteNotice draft)
    {
        var refusals = new List<Refusal>();
        if (draft.Title.Trim() is not { Length: > 0 and <= 80 })
        {
            refusals.Add(NoTitle);
        }
        refusals.AddRange(NoticeText.Refuse(draft.Body));
        if (draft.ShownUntil <= draft.ShownFrom)
        {
            refusals.Add(ShownPeriod);
        }
        return refusals;
    }
}
