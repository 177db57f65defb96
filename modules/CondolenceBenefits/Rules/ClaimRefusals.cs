using WelfareMutual.Kernel;

namespace WelfareMutual.CondolenceBenefits.Rules;

internal static class ClaimRefusals
{
    public static readonly Refusal SameEvent = new("benefits-same-event", "同じ出来事の申請がすでにあります。「わたしの申請」で状態を確かめてください。", "Date");
    public static readonly Refusal Once = new("benefits-once", "同じ出来事の申請が、ほかの日付ですでにあります。この給付は1回だけです。日付とお名前を確かめてください。");
    public static readonly Refusal FourEyes = new("benefits-four-eyes", "金額を出した人は決定できません。別の職員が決定してください。");
    public static readonly Refusal KindMissing = new("benefits-kind-missing", "給付の種類を一覧から選んでください。", "Kind");
    public static readonly Refusal CauseMissing = new("benefits-cause-missing", "原因を1つ選んでください。", "Cause");
    public static readonly Refusal DegreeMissing = new("benefits-degree-missing", "障害の程度を1つ選んでください。", "Degree");
    public static readonly Refusal RateMissing = new("benefits-rate-missing", "損害の割合を、0から100までの数字で入力してください。", "Rate");
    public static readonly Refusal NotOnline = new("benefits-not-online", "この給付は紙の申請書で受け付けています。財団に連絡してください。");
    public static readonly Refusal NotMember = new("benefits-not-a-member", "会員の期間が見つかりません。財団に連絡してください。");
    public static readonly Refusal DateMissing = new("benefits-date-missing", "日付を入力してください。", "Date");
    public static readonly Refusal DateAhead = new("benefits-date-ahead", "まだ来ていない日です。日付を確かめてください。", "Date");
    public static readonly Refusal DateBeforeCalendar = new("benefits-date-before-calendar", "明治6年（1873年）から後の日付を入力してください。", "Date");
    public static readonly Refusal NameMissing = new("benefits-name-missing", "名前を40文字以内で入力してください。", "Name");
    public static readonly Refusal KanaMissing = new("benefits-kana-missing", "名前のカナを、カタカナで入力してください。", "Kana");
    public static readonly Refusal LevelMissing = new("benefits-level-missing", "学校を1つ選んでください。", "Level");
    public static readonly Refusal RelationMissing = new("benefits-relation-missing", "続柄を1つ選んでください。", "Relation");
    public static readonly Refusal BankMissing = new("benefits-bank-missing", "金融機関を一覧から選んでください。", "Bank");
    public static readonly Refusal BranchMissing = new("benefits-branch-missing", "支店を一覧から選んでください。", "Branch");
    public static readonly Refusal DocumentMissing = new("benefits-document-missing", "書類がまだありません。写真かPDFを送ってください。", "File");
    public static readonly Refusal Unanswered = new("benefits-unanswered", "まだ答えていない質問があります。「変更」から答えてください。");
    public static readonly Refusal NotDeclared = new("benefits-not-declared", "書いた内容が事実と同じことを確かめてください。", "Declared");
    public static readonly Refusal TooEarly = new("benefits-before-start", "給付が始まる前の出来事です。加入した日を確かめてください。", "Date");
    public static readonly Refusal ReceivedAhead = new("benefits-received-ahead", "受け取った日は今日までの日にしてください。", "ReceivedOn");
    public static readonly Refusal MemberUnknown = new("benefits-member-unknown", "この会員番号の人はいません。番号を確かめてください。", "MemberNumber");
    public static readonly Refusal TableBroken = new("benefits-table-broken", "給付の表を読めません。", "Table");
    public static readonly Refusal TableScheme = new("benefits-table-scheme", "別の制度の表です。いま使っている制度の表を入れてください。", "Table");
    public static readonly Refusal TableRules = new("benefits-table-rules", "決まりの番号が重なっているか、1つもありません。", "Table");
    public static readonly Refusal TableRule = new("benefits-table-rule", "決まりの内容に誤りがあります。", "Table");
    public static readonly Refusal TableWithin = new("benefits-table-within", "申請の期限は、1から120までの数字で入れてください。決まっていないときは空にしてください。", "Rules");
    public static readonly Refusal TableDate = new("benefits-table-date", "適用を始める日を入れてください。", "EffectiveFrom");

    public static readonly Refusal SchemeUnknown = new("benefits-scheme-unknown", "この制度はありません。一覧から選んでください。", "SchemeId");
    public static readonly Refusal SchemeInThePast = new("benefits-scheme-in-the-past", "過ぎた日からは変えられません。今日か、これから先の日を入れてください。", "From");
    public static readonly Refusal InBatch = new("benefits-in-batch", "振込の準備に入っています。出納の担当に準備を戻してもらってから、取り消してください。");

    /// <summary>The rules' own words, under the code in the form that all refusals have.</summary>
    public static Refusal Of(RuleRefusal refusal) =>
        new(refusal.Code.Replace('.', '-').Replace('_', '-'), refusal.Text, refusal.Field switch
        {
            "event_date" => "Date",
            "absent_from" => "From",
            "back_on" => "Back",
            "cause" => "Cause",
            "degree" => "Degree",
            "damage_rate" => "Rate",
            _ => null,
        });
}
