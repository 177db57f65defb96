namespace WelfareMutual.Members.Filings;

/// <summary>A filing in the words of the screens (UI.md, section 4).</summary>
public static class FilingWords
{
    public static string Of(FilingKind kind) => kind switch { FilingKind.Join => "加入", FilingKind.Leave => "退会", _ => "変更" };

    public static string Of(FilingState state) => state switch
    {
        FilingState.Withdrawn => "取り下げ済み",
        FilingState.Corrected => "訂正済み",
        FilingState.Applied => "反映済み",
        _ => "受け付け済み",
    };
}
