using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Payouts.Banks;
using WelfareMutual.Payouts.Contracts;
using WelfareMutual.Payouts.Requests;
using WelfareMutual.Payouts.Rules;
using WelfareMutual.Payouts.Zengin;

namespace WelfareMutual.Payouts.Batches;

/// <summary>What a batch pays: its lines with their payees, opened once, as transfers and as a fingerprint.</summary>
internal sealed class BatchContent(PayoutsDb db, PersonKeys keys)
{
    public async Task<IReadOnlyList<(PayoutLine Line, PayeeAccount Payee)>> Of(Guid batch, CancellationToken ct)
    {
        var rows = await Rows(batch, ct);
        await Load(rows.Select(r => r.Request), ct);
        return Open(rows);
    }

    /// <summary>Still sealed: the caller loads the keys of a page at once.</summary>
    public async Task<IReadOnlyList<(PayoutLine Line, PayoutRequest Request)>> Rows(Guid batch, CancellationToken ct) =>
        [.. (await db.Lines.Where(l => l.BatchId == batch && l.Live)
            .Join(db.Requests, l => l.BenefitId, r => r.Id, (l, r) => new { Line = l, Request = r }).ToListAsync(ct))
            .OrderBy(r => r.Line.LineNo).Select(r => (r.Line, r.Request))];

    public static IReadOnlyList<(PayoutLine Line, PayeeAccount Payee)> Open(IEnumerable<(PayoutLine Line, PayoutRequest Request)> rows) =>
        [.. rows.Select(r => (r.Line, r.Request.Payee.IsErased ? PayeeAccount.Erased : r.Request.Payee.Open()))];

    public Task Load(IEnumerable<PayoutRequest> requests, CancellationToken ct) => keys.LoadFor(requests.Select(r => r.PersonId), Purpose.Bank, ct);

    public static byte[] Hash(DateOnly payOn, IEnumerable<(PayoutLine Line, PayeeAccount Payee)> content)
    {
        var text = new StringBuilder().Append(payOn.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture));
        foreach (var (line, payee) in content)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"\n{line.LineNo}|{line.BenefitId:N}|{line.PersonId:N}|{line.Amount.Amount}|{payee.BankCode}|{payee.BranchCode}|{payee.Kind}|{payee.Number}|{payee.HolderKana}");
        }
        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>Null when the branch is no longer in the master.</summary>
    public static Transfer? Transfer(PayeeAccount payee, long amount) =>
        BankMaster.Embedded.Find(payee.BankCode) is { } bank && bank.Find(payee.BranchCode) is { } branch
            ? new(new(bank.Code, bank.Kana, branch.Code, branch.Kana, Enum.Parse<AccountKind>(payee.Kind), payee.Number), payee.HolderKana, amount)
            : null;

    /// <summary>The code of the first problem of one line, or null.</summary>
    public static string? Problem(TransferOriginator originator, PayoutSettings settings, DateOnly payOn, PayoutRequest request) =>
        Transfer(request.Payee.Open(), request.Amount.Amount) is not { } transfer ? "payouts-branch-unknown"
            : TransferWriter.Write(new TransferBatch(originator, TransferDay.MonthDay(payOn), [transfer]), settings.Options).Problems.FirstOrDefault()?.Code;
}
