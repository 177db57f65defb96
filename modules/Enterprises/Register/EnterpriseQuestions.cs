using Microsoft.EntityFrameworkCore;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Enterprises.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Database;
using WelfareMutual.Kernel.Text;

namespace WelfareMutual.Enterprises.Register;

/// <summary>Answers other modules. A member has no row rights on the register: the definer function gives name and address only.</summary>
internal sealed class EnterpriseQuestions(EnterprisesDb db, DbSession session, Clock clock) : IEnterprises
{
    public async Task<EnterpriseSummary?> Find(Guid id, CancellationToken ct) => (await Find([id], ct)).GetValueOrDefault(id);

    public async Task<EnterpriseSummary?> FindByNumber(string number, CancellationToken ct)
    {
        if (EnterpriseRules.Number(number) is not { } four)
        {
            return null;
        }
        var id = await db.Enterprises.Where(e => e.Number == four).Select(e => (Guid?)e.Id).FirstOrDefaultAsync(ct);
        return id is { } found ? await Find(found, ct) : null;
    }

    public async Task<IReadOnlyDictionary<Guid, EnterpriseSummary>> Find(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var found = new Dictionary<Guid, EnterpriseSummary>();
        if (ids.Count == 0)
        {
            return found;
        }
        await using var read = session.Command("select id, number, name, state, postal_code, address from enterprises.summary($1, $2)", ids.Distinct().ToArray(), clock.Today);
        await using var row = await read.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            var summary = new EnterpriseSummary(row.GetGuid(0), row.GetString(1), row.GetString(2), Enum.Parse<EnterpriseState>(row.GetString(3)),
                [$"〒{PostalCode.Format(row.GetString(4))}", row.GetString(5), row.GetString(2)]);
            found[summary.Id] = summary;
        }
        return found;
    }
}
