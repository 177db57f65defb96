using WelfareMutual.Enterprises.Contracts;

namespace WelfareMutual.Web.BackOffice.Pages.Enterprises;

internal static class FirmStateWords
{
    public static string Of(EnterpriseState state) => state switch
    {
        EnterpriseState.Applied => "申込み",
        EnterpriseState.Active => "加入中",
        EnterpriseState.Suspended => "休止",
        _ => "脱退",
    };

    /// <summary>What follows when a state begins (decision 0035).</summary>
    public static string Follows(EnterpriseState state) => state switch
    {
        EnterpriseState.Active => "この日から、新しい加入の届出を受け付けます。",
        EnterpriseState.Suspended => "この日から、新しい加入は受け付けません。変更と退会の届出はできます。いまの会員は、会員のままです。",
        _ => "この日から、担当者は画面で届け出られず、見ることだけができます。新しい担当者は招けません。会員は自動では退会になりません。退会の届出が出るまで会員のままです。",
    };
}
