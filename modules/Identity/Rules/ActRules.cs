using WelfareMutual.Identity.Acts;
using WelfareMutual.Kernel;

namespace WelfareMutual.Identity.Rules;

/// <summary>Source: seed 001, 13(2) (a second person); issue of the closed side. Nobody confirms what they proposed or what is done for themselves.</summary>
internal static class ActRules
{
    public static readonly Refusal SecondPerson = new("identity-act-second-person", "自分が提案したものは、自分では確認できません。別の職員に頼んでください。");
    public static readonly Refusal Own = new("identity-act-own", "自分の権限やカードのことは、自分では提案も確認もできません。別の職員に頼んでください。");
    public static readonly Refusal Waiting = new("identity-act-waiting", "同じ内容が確認を待っています。「職員の届出」の画面を見てください。");
    public static readonly Refusal Decided = new("identity-act-decided", "ほかの職員が先に決めました。画面を開き直してください。");

    public static readonly Refusal OneIsEnough = new("identity-act-one-is-enough", "この決まりに2人目の確認は要りません。「決まりの設定」の画面で入れてください。", "Name");

    public static Refusal? MayPropose(ActKind kind, Guid? staff, Guid actor) =>
        kind != ActKind.Emergency && staff == actor ? Own : null;

    public static Refusal? MayConfirm(StaffAct act, Guid actor) =>
        act.State != ActState.Proposed ? Decided
        : act.ProposedBy == actor ? SecondPerson
        : act.StaffId == actor ? Own
        : null;
}
