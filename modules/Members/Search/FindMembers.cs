using Microsoft.EntityFrameworkCore;
using WelfareMutual.Enterprises.Contracts;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Calendar;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Kernel.Text;
using WelfareMutual.Kernel.UseCases;
using WelfareMutual.Members.Contracts;
using WelfareMutual.Members.Register;
using WelfareMutual.Members.Rules;

namespace WelfareMutual.Members.Search;

/// <summary>Finds members by number in any spelling, birth date, last four digits of the telephone, kana or name from the beginning. Source: UI pattern 10.</summary>
public sealed record FindMembers(string Search) : IOfficeUseCase<FindMembers.Result>, IQuery
{
    private const int Most = 50;

    public static Access Access => Access.AnyStaff;

    public sealed record Row(Guid PersonId, string Number, string Name, string Kana, DateOnly BornOn, string EnterpriseName, MembershipState State);

    /// <param name="ReadAs">How the query was understood.</param>
    /// <param name="More">There are more than are shown.</param>
    public sealed record Result(string ReadAs, IReadOnlyList<Row> Rows, bool More);

    internal sealed class Handler(MembersDb db, EnterprisePeople people, IEnterprises enterprises, SearchIndex index) : IHandle<FindMembers, Result>
    {
        public async Task<Outcome<Result>> Handle(FindMembers query, CancellationToken ct)
        {
            if (Read(query.Search.Trim()) is not var (readAs, kind, value))
            {
                return SearchRules.TooShort;
            }
            var found = await Members(kind, value).OrderBy(m => m.Number).Take(Most + 1).ToListAsync(ct);
            var opened = await people.Open([.. found.Take(Most)], ct);
            var employers = await enterprises.Find([.. opened.Select(r => r.Member.EnterpriseId).Distinct()], ct);
            return new Result(readAs, [.. opened.OrderBy(r => Kana.SearchKey(r.Content.Kana), StringComparer.Ordinal).ThenBy(r => r.Member.Number, StringComparer.Ordinal)
                .Select(r => new Row(r.Member.Id, r.Member.Number, r.Content.Name, r.Content.Kana, r.Content.BornOn,
                    employers.GetValueOrDefault(r.Member.EnterpriseId)?.Name ?? "", r.Member.State))], found.Count > Most);
        }

        private IQueryable<Member> Members(string kind, string value)
        {
            if (kind == "number")
            {
                return db.Members.AsNoTracking().Where(m => m.Number == value);
            }
            var digests = SearchTerms.Digests(index, kind, value);
            return db.Members.AsNoTracking().Where(m => db.Search.Any(s => s.Kind == kind && digests.Contains(s.Digest) && s.PersonId == m.Id));
        }

        private static (string ReadAs, string Kind, string Value)? Read(string text)
        {
            var digits = Digits.Strip(text);
            if (digits.Length == 4 && Digits.AreAll(digits)) return ("電話番号の下4けた", "phone", digits);
            if (MemberNumber.TryParse(text, out var number, out _)) return ("会員番号", "number", number.ToString());
            if (JapaneseDate.TryParse(text, out var born, out _)) return ("生年月日", "born", SearchTerms.Born(born));
            var kana = Kana.Stored(text);
            if (Kana.IsKana(kana) && Kana.SearchKey(kana) is { Length: >= SearchTerms.LeastKana } key) return ("カナの前方一致", "kana", SearchTerms.Cut(key));
            var name = SearchTerms.Spaceless(text);
            return name.Length >= SearchTerms.LeastKana && !Kana.IsKana(kana) ? ("氏名の前方一致", "name", SearchTerms.Cut(name)) : null;
        }
    }
}
