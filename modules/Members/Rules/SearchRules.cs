using WelfareMutual.Kernel;

namespace WelfareMutual.Members.Rules;

internal static class SearchRules
{
    public static readonly Refusal TooShort = new("members-search-too-short", "2文字以上のカナか氏名、会員番号、生年月日、電話番号の下4けたのどれかを入れてください。", "Search");
    public static readonly Refusal OwnHousehold = new("members-own-household", "自分や家族の世帯は、自分では変えられません。別の職員に頼んでください。", "WithNumber");
    public static readonly Refusal SameHousehold = new("members-same-household", "2人はすでに同じ世帯です。", "WithNumber");
    public static readonly Refusal AloneAlready = new("members-alone-already", "この会員は、ほかの会員と同じ世帯になっていません。");
}
