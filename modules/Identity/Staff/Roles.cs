using WelfareMutual.Kernel;

namespace WelfareMutual.Identity.Staff;

/// <summary>Source: seed 004, 5(1)① (staged privileges). The approved roles, what they are called and what they are for.
/// What each may run is on the use cases themselves; the page 権限の表 shows the two together.</summary>
public static class Roles
{
    public static readonly IReadOnlyList<Role> All =
    [
        new(StaffRole.Clerk, "受付", "申請・届出・手紙の受付と入力"),
        new(StaffRole.Examiner, "審査", "申請の内容と金額の確認"),
        new(StaffRole.Approver, "決裁", "支給などの決定（自分が出した案を除く）"),
        new(StaffRole.Cashier, "出納", "振込の準備・照合・送出"),
        new(StaffRole.System, "管理", "職員・カード・端末・設定の登録"),
        new(StaffRole.Auditor, "監査", "記録を読むだけ（何も変えられません）"),
        new(StaffRole.IndividualNumberHandler, "特定個人情報", "個人番号の取扱い"),
    ];

    public static string LabelOf(StaffRole role) => All.Single(r => r.Code == role).Label;
    public static string LabelOf(string role) => LabelOf(Enum.Parse<StaffRole>(role));
}

public sealed record Role(StaffRole Code, string Label, string Purpose);
