using WelfareMutual.Casework.Cases;
using WelfareMutual.Casework.Contracts;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Casework.Review;

/// <summary>Asks the module whose rules decide a case for its details.</summary>
internal sealed class Detailing(ICases cases, IMemberFiles members, IEnumerable<ICaseDetails> modules, PersonKeys keys)
{
    public async Task<CaseDetails?> Of(CaseFile file, CancellationToken ct)
    {
        if ((await members.Of([file.PersonId], ct)).GetValueOrDefault(file.PersonId) is not { } member)
        {
            return null;
        }
        await keys.LoadFor(Keys(file), ct);
        return await Of(file, member, await cases.DocumentsOf(file.Id, ct), ct);
    }

    public Task<CaseDetails?> Of(CaseFile file, MemberFile member, IReadOnlyList<DocumentView> documents, CancellationToken ct) =>
        modules.Of(file).ForOffice(new CaseAround(file.Id, member, documents), ct);

    public IEnumerable<(Guid Person, Purpose Purpose)> Keys(CaseFile file) => modules.Of(file).Opens(file.Kind).Append(Purpose.Own).Select(p => (file.PersonId, p));
}
