namespace WelfareMutual.Kernel.Text;

/// <summary>
/// A name in its parts. The characters are kept exactly as registered: no normalisation, because it would replace
/// compatibility ideographs (U+FA19 神 would become U+795E).
/// </summary>
/// <param name="Family">The family name; the whole name where it has no parts.</param>
/// <param name="Given">The given name with any middle names; empty where there is none.</param>
public readonly record struct PersonName(string Family, string Given)
{
    private const char Between = '\u3000';

    /// <summary>山田　さくら, with a full-width space.</summary>
    public string Full => Given.Length == 0 ? Family : $"{Family}{Between}{Given}";

    /// <summary>Whether family and given name were told apart.</summary>
    public bool HasParts => Given.Length > 0;

    /// <summary>Splits at the first space of any width; further parts stay in the given name.</summary>
    public static PersonName Split(string text)
    {
        var name = Spaces(text);
        var at = name.IndexOf(Between, StringComparison.Ordinal);
        return at < 0 ? new(name, "") : new(name[..at], name[(at + 1)..]);
    }

    /// <summary>Joins two columns into one name.</summary>
    public static PersonName Join(string family, string given) => new(Spaces(family), Spaces(given));

    /// <summary>Every run of white space to one full-width space, none at the ends.</summary>
    public static string Spaces(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Join(Between, text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <inheritdoc cref="Full"/>
    public override string ToString() => Full;
}
