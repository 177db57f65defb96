namespace WelfareMutual.Identity.Portals;

/// <summary>What stands in the register, in its one spelling; the database's own checks say the same.</summary>
internal static class PortalNames
{
    private const int Longest = 40;

    public static bool Is(string name) =>
        name.Length is > 0 and <= Longest && name[0] != '-' && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    public static bool IsThumbprint(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitUpper);
}
