using WelfareMutual.Kernel;
using WelfareMutual.Kernel.Text;
using WelfareMutual.Members.Contracts;

namespace WelfareMutual.Members.Rules;

internal static class FamilyRules
{
    public const int MostRelatives = 30;

    public static readonly Refusal NameMissing = new("members-relative-name-missing", "「家族の氏名」を入力してください。", "Name");
    public static readonly Refusal KanaMissing = new("members-relative-kana-missing", "「フリガナ」をカタカナかひらがなで入力してください。", "Kana");
    public static readonly Refusal KinshipMissing = new("members-relative-kinship-missing", "続柄を1つ選んでください。", "Kinship");
    public static readonly Refusal BornInFuture = new("members-relative-born-in-future", "まだ来ていない日です。生まれた日を入れてください。", "BornOn");
    public static readonly Refusal OneSpouse = new("members-one-spouse", "配偶者は1人だけ登録できます。先に、いまの登録を直すか消してください。", "Kinship");
    public static readonly Refusal TooMany = new("members-too-many-relatives", "家族は30人まで登録できます。財団へお問い合わせください。");

    public static (string Name, string Kana, DateOnly Born)? Read(string name, string kana, string bornOn, DateOnly today, List<Refusal> faults)
    {
        var (readName, readKana) = (PersonName.Spaces(name ?? ""), Kernel.Text.Kana.Stored(kana ?? ""));
        if (readName.Length is 0 or > 80) faults.Add(NameMissing);
        if (readKana.Length > 80 || !Kernel.Text.Kana.IsKana(readKana)) faults.Add(KanaMissing);
        var born = EmployeeRules.Date(bornOn, "BornOn", faults);
        if (born > today) faults.Add(BornInFuture);
        return faults.Count > 0 ? null : (readName, readKana, born!.Value);
    }

    public static bool IsSpouse(Kinship kinship) => kinship is Kinship.Spouse or Kinship.CommonLawSpouse;
}
