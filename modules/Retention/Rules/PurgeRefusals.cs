using WelfareMutual.Kernel;

namespace WelfareMutual.Retention.Rules;

internal static class PurgeRefusals
{
    public static readonly Refusal TwoPeople = new("retention-two-people", "提案した人は、自分の提案を実行できません。別の決裁の担当に頼んでください。");
    public static readonly Refusal ThirdPerson = new("retention-third-person", "提案した人と実行を決めた人は、証明書を確認できません。別の職員に頼んでください。");
    public static readonly Refusal StateWrong = new("retention-state", "この消去は、ほかの職員が先に進めました。画面を開き直してください。");
    public static readonly Refusal NotSeen = new("retention-not-seen", "件数を見たことを確かめて、印を付けてください。", "Seen");
    public static readonly Refusal DigestWrong = new("retention-digest", "画面を開いたあとに内容が変わりました。件数を見直してください。");
    public static readonly Refusal DraftWrong = new("retention-draft-wrong", "この案の基準日か保存期間が、いまの設定と合いません。この案を取りやめて、次の案を待ってください。続くときは、事故として連絡してください。");
    public static readonly Refusal NoSuchMember = new("retention-no-such-member", "この番号の記録は見つかりません。種類と番号を確かめてください。消去した人の番号は残っていません。", "Number");
    public static readonly Refusal CodeUnknown = new("retention-hold-code", "消去を止める理由を1つ選んでください。", "Code");
    public static readonly Refusal ReasonMissing = new("retention-hold-reason", "文書の番号など、止める根拠を入力してください。", "Reason");
    public static readonly Refusal LiftTwoPeople = new("retention-lift-two-people", "止めた人は、自分では解除できません。別の職員に頼んでください。");
    public static readonly Refusal LiftedAlready = new("retention-lifted", "すでに解除されています。画面を開き直してください。");
    public static readonly Refusal OwnLine = new("retention-own-line", "入力した人は、自分の行を確認できません。別の職員に頼んでください。");
    public static readonly Refusal CheckedAlready = new("retention-line-checked", "すでに確認されています。画面を開き直してください。");
    public static readonly Refusal LineIncomplete = new("retention-line-incomplete", "廃棄したもの、数、方法、場所、廃棄した日を入力してください。");
    public static readonly Refusal DoneInFuture = new("retention-line-future", "廃棄した日は、今日までの日を入力してください。", "DoneOn");
}
