namespace WelfareMutual.Web.BackOffice.Pages.Backups;

internal static class BackupWords
{
    public static string Kind(string kind) => kind switch
    {
        "Data" => "データの控え",
        "Keys" => "鍵の控え",
        _ => "戻す試験",
    };

    public static string Size(long bytes) => bytes switch
    {
        0 => "—",
        < 1024 * 1024 => $"{Math.Max(1, bytes / 1024):N0} KB",
        _ => $"{bytes / (1024 * 1024):N0} MB",
    };

    public static string Took(TimeSpan time) => time.TotalMinutes < 1 ? $"{time.TotalSeconds:0}秒" : $"{time.TotalMinutes:0}分";

    /// <summary>What a code of a failure means, and what to do.</summary>
    public static string Failure(string code) => code switch
    {
        "key" or "KeyLostException" => "控えの鍵がない",
        "medium" => "置き場所に書けない、または読めない",
        "database" => "データベースにつながらない",
        "pg_dump" => "書き出しの途中で止まった",
        "pg_restore" or "initdb" or "pg_ctl" => "戻す途中で止まった",
        _ when code.StartsWith("damaged", StringComparison.Ordinal) => "控えが壊れている",
        _ when code.StartsWith("invariant", StringComparison.Ordinal) => "戻したデータが守るべき規則に合わない",
        _ when code.Contains("do not open", StringComparison.Ordinal) => "鍵の控えで開けないものがある",
        _ => "できなかった",
    };
}
