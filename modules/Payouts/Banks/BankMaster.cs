using System.Collections.Frozen;
using System.Globalization;
using System.IO.Compression;
using WelfareMutual.Kernel.Calendar;

namespace WelfareMutual.Payouts.Banks;

internal sealed record Branch(string Code, string Name, string Kana)
{
    public string FileName => BankFileName.Of(Kana);
}

internal sealed record Bank(string Code, string Name, string Kana, IReadOnlyList<Branch> Branches)
{
    public string FileName => BankFileName.Of(Kana);

    public Branch? Find(string branchCode) => Branches.FirstOrDefault(branch => branch.Code == branchCode);
}

/// <summary>The banks and branches of Japan, from the npm package zengin-code (MIT; update-master.sh).</summary>
internal sealed class BankMaster
{
    public const int StaleAfterDays = 45;

    private static readonly Lazy<BankMaster> Whole = new(ReadEmbedded);

    private readonly FrozenDictionary<string, Bank> banks;

    private BankMaster(DateOnly masterDate, string origin, IEnumerable<Bank> banks)
    {
        MasterDate = masterDate;
        Origin = origin;
        this.banks = banks.ToFrozenDictionary(bank => bank.Code, StringComparer.Ordinal);
    }

    public static BankMaster Embedded => Whole.Value;

    public DateOnly MasterDate { get; }

    /// <summary>Package name and version.</summary>
    public string Origin { get; }

    public IEnumerable<Bank> Banks => banks.Values;

    public Bank? Find(string bankCode) => banks.GetValueOrDefault(bankCode);

    public Branch? Find(string bankCode, string branchCode) => Find(bankCode)?.Find(branchCode);

    /// <summary>By code, name or kana; kana and Latin in any width, hiragana and small letters alike. Nearest first.</summary>
    public IReadOnlyList<Bank> SearchBanks(string text, int atMost = 20) =>
        NameSearch.Find(banks.Values, bank => (bank.Code, bank.Name, bank.Kana), text, atMost);

    public IReadOnlyList<Branch> SearchBranches(string bankCode, string text, int atMost = 20) =>
        NameSearch.Find(Find(bankCode)?.Branches ?? [], branch => (branch.Code, branch.Name, branch.Kana), text, atMost);

    public string? StalenessWarning(DateOnly today)
    {
        var days = today.DayNumber - MasterDate.DayNumber;
        return days <= StaleAfterDays
            ? null
            : $"金融機関の一覧が{days}日前のもの（{JapaneseDate.Full(MasterDate)}）です。新しいものに更新してください。";
    }

    public static BankMaster Read(TextReader lines)
    {
        var head = (lines.ReadLine() ?? string.Empty).Split('\t');
        if (head is not ["#", var date, var origin])
        {
            throw new InvalidDataException("A bank master begins with its date.");
        }

        var banks = new List<Bank>();
        var branches = new List<Branch>();
        while (lines.ReadLine() is { } line)
        {
            var parts = line.Split('\t');
            if (parts[0] == "B")
            {
                branches = [];
                banks.Add(new Bank(parts[1], parts[2], parts[3], branches));
                continue;
            }

            branches.Add(new Branch(parts[0], parts[1], parts[2]));
        }

        return new BankMaster(DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), origin, banks);
    }

    private static BankMaster ReadEmbedded()
    {
        using var packed = typeof(BankMaster).Assembly.GetManifestResourceStream("bank-master.tsv.br")
            ?? throw new InvalidOperationException("The bank master is not embedded.");
        using var lines = new StreamReader(new BrotliStream(packed, CompressionMode.Decompress));
        return Read(lines);
    }
}
