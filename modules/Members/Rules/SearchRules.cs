using WelfareMutual.Kernel;

namespace WelfareMutual.Members.Rules;

internal static class SearchRules
{
    public static readonly Refusal TooShort = new("members-search-too-short", "2文字以上のカナか氏名、会員番号、生年月日、電話番号の下4けたのどれかを入れてください。", "Search");
    public static readonly Refusal SameHousehold = new("members-same-household", "2人はすでに同じ世帯です。");
}
