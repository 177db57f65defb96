using System.Text;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Kernel.Text;

namespace WelfareMutual.Members.Rosters.Reading;

/// <summary>How the content of a column looks, without showing it to anybody or keeping it in a log.</summary>
internal static class SampleShape
{
    private const int Longest = 20;

    /// <summary>S55.1.2 is A99.9.9, 山田　さくら is 漢漢　あああ.</summary>
    internal static string Of(string sample)
    {
        var shape = new StringBuilder();
        foreach (var rune in sample.EnumerateRunes().Take(Longest))
        {
            shape.Append(rune.Value switch
            {
                _ when Rune.IsDigit(rune) => '9',
                >= 0x3041 and <= 0x3096 => 'あ',
                >= 0x30A1 and <= 0x30FA or >= 0xFF66 and <= 0xFF9F => 'ア',
                _ when rune.IsAscii && Rune.IsLetter(rune) => 'A',
                _ when Rune.IsLetter(rune) => '漢',
                _ when rune.IsBmp && !Rune.IsControl(rune) => (char)rune.Value,
                _ => '?',
            });
        }
        return shape.ToString();
    }

    internal static IReadOnlyList<RosterField> Guesses(IReadOnlyList<string> samples)
    {
        if (Most(samples, s => JapaneseDate.TryParse(s, out _, out _)))
            return [RosterField.BornOn, RosterField.HiredOn, RosterField.JoinedOn, RosterField.LeftOn, RosterField.MarriedOn];
        if (Most(samples, s => s.Contains('@', StringComparison.Ordinal))) return [RosterField.Mail];
        if (Most(samples, s => MemberNumber.TryParse(s, out _, out _) && s.Length >= 7)) return [RosterField.MemberNumber, RosterField.PostalCode, RosterField.EmployeeCode];
        if (Most(samples, s => PostalCode.TryNormalize(s, out _, out _))) return [RosterField.PostalCode, RosterField.EmployeeCode];
        if (Most(samples, s => Phone.TryNormalize(s, out _, out _))) return [RosterField.Phone, RosterField.MobilePhone];
        if (Most(samples, s => CellText.TrySex(s, out _))) return [RosterField.Sex];
        if (Most(samples, s => Kana.IsKana(Kana.Stored(s)))) return [RosterField.Kana, RosterField.FamilyKana, RosterField.GivenKana];
        if (Most(samples, s => s.Any(char.IsAsciiDigit) && s.Length <= 12)) return [RosterField.EmployeeCode, RosterField.Workplace];
        return [RosterField.Workplace, RosterField.EmploymentType, RosterField.Name, RosterField.Address];
    }

    private static bool Most(IReadOnlyList<string> samples, Func<string, bool> fits) => samples.Count(fits) * 5 >= samples.Count * 4;
}
