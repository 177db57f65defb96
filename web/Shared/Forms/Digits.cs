using System.Text;

namespace WelfareMutual.Web.Shared.Forms;

public static class Digits
{
    /// <summary>Full-width digits, letters and hyphens become half-width; spaces at the ends go.</summary>
    public static string Normalise(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var folded = text.Normalize(NormalizationForm.FormKC).Trim();
        // The long vowel sign and the several dashes are what a Japanese keyboard gives for a hyphen.
        return string.Create(folded.Length, folded, (span, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                span[i] = source[i] is 'ー' or '‐' or '‑' or '–' or '—' or '―' or '−' ? '-' : source[i];
            }
        });
    }
}
