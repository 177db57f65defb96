using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace WelfareMutual.Web.Shared.Layout;

/// <summary>The short number that a person reads out on the phone and that stands in the log beside the trouble.</summary>
public static class Incident
{
    // Without letters and digits that sound or look alike.
    private const string Alphabet = "2346789ACDEFHJKMNPRTWXY";
    private static readonly object Slot = new();

    public static string Number(HttpContext context)
    {
        if (context.Items[Slot] is string known)
        {
            return known;
        }

        var number = RandomNumberGenerator.GetString(Alphabet, 6);
        context.Items[Slot] = number;
        return number;
    }
}
