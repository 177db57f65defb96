using WelfareMutual.Exports.Files;
using WelfareMutual.Exports.Orders;
using WelfareMutual.Exports.Rules;
using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Sealing;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Exports.Contents;

/// <summary>Who is or was a member at an enterprise in the ordered time, as a table.</summary>
internal sealed class EnterpriseMembers(IMemberFiles files, PersonKeys keys) : IExportContent
{
    public ExportKind Kind => ExportKind.EnterpriseMembers;

    public async Task<Outcome<WrittenContent>> Write(ExportOrder order, ExportSettings settings, CancellationToken ct)
    {
        var members = (await files.OfEnterprise(order.EnterpriseId!.Value, ct)).Where(m => Within(m.Membership, order.FromDay, order.ToDay)).ToArray();
        await keys.LoadFor(members.Select(m => m.Membership.PersonId), ct);
        var table = new CsvText().Row("会員番号", "氏名", "フリガナ", "生年月日", "状態", "加入日", "退会日", "郵便番号", "住所", "電話番号", "メールアドレス");
        var people = 0;
        foreach (var member in members)
        {
            if (member.Open() is { } person)
            {
                var at = member.Membership;
                table.Row(
                    at.Number, person.Name, person.Kana, CellWords.Of(person.BornOn), CellWords.Of(at.State), CellWords.Of(at.JoinedOn), CellWords.Of(at.LeftOn),
                    person.PostalCode, person.Address, person.Phone, person.Mail);
                people++;
            }
        }
        return people == 0 ? ExportRefusals.Nobody : new WrittenContent([new("members.csv", table.Bytes())], people);
    }

    private static bool Within(Membership member, DateOnly? from, DateOnly? to) =>
        (to is not { } last || member.JoinedOn <= last) && (from is not { } first || member.LeftOn is not { } left || left >= first);
}
