using WelfareMutual.CondolenceBenefits.Rules;

namespace WelfareMutual.CondolenceBenefits.Claims;

/// <summary>One question, one page. The fields are the names of the page's inputs.</summary>
internal sealed record ClaimQuestion(string Code, string Title, string Label, IReadOnlyList<string> Fields)
{
    public static readonly ClaimQuestion Documents = new("documents", "書類の写真を送ってください", "書類", []);
    public static readonly ClaimQuestion Bank = new("bank", "振り込む金融機関を選んでください", "金融機関", ["Bank"]);
    public static readonly ClaimQuestion Branch = new("branch", "支店を選んでください", "支店", ["Branch"]);
    public static readonly ClaimQuestion Account = new("account", "口座の番号と名義を入れてください", "口座", ["AccountKind", "AccountNumber", "Holder"]);

    private static readonly ClaimQuestion Cause = new("cause", "原因は何ですか", "原因", ["Cause"]);

    private static readonly IReadOnlyList<ClaimQuestion> Money = [Bank, Branch, Account];

    /// <summary>What is asked for a kind, in order; null where the claim is made on paper.</summary>
    public static IReadOnlyList<ClaimQuestion>? For(BenefitKind kind, bool documents)
    {
        IReadOnlyList<ClaimQuestion>? own = kind switch
        {
            BenefitKind.Marriage =>
                [new("date", "婚姻届を出した日はいつですか", "婚姻届を出した日", ["Date"]), new("spouse", "相手の方の名前を入れてください", "相手の方", ["Name", "Kana"])],
            BenefitKind.Childbirth =>
                [new("date", "お子さまが生まれた日はいつですか", "生まれた日", ["Date"]), new("child", "お子さまの名前を入れてください", "お子さま", ["Name", "Kana"])],
            BenefitKind.SchoolEntry =>
                [new("level", "どの学校に入りますか", "学校", ["Level"]), new("date", "入学した日はいつですか", "入学した日", ["Date"]), new("child", "お子さまの名前を入れてください", "お子さま", ["Name", "Kana"])],
            BenefitKind.SchoolGraduation =>
                [new("level", "どの学校を卒業しましたか", "学校", ["Level"]), new("date", "卒業した日はいつですか", "卒業した日", ["Date"]), new("child", "お子さまの名前を入れてください", "お子さま", ["Name", "Kana"])],
            BenefitKind.ComingOfAge => [],
            BenefitKind.DeathFamily =>
                [new("date", "亡くなった日はいつですか", "亡くなった日", ["Date"]), new("person", "亡くなった方はどなたですか", "亡くなった方", ["Relation", "Name", "Kana"])],
            _ => null,
        };
        return own is null ? null : [.. own, .. documents ? (ClaimQuestion[])[Documents] : [], .. Money];
    }

    /// <summary>What a paper says, in order. Kinds that are claimed on the portal are keyed in with the same questions.</summary>
    private static IReadOnlyList<ClaimQuestion> AllOnPaper(BenefitKind kind) => For(kind, false) ?? [.. kind switch
    {
        BenefitKind.WeddingAnniversary => [Day("結婚の記念の日")],
        BenefitKind.Stillbirth => [Day("死産の日")],
        BenefitKind.AgeMilestone => [Day("その年齢になった誕生日")],
        BenefitKind.LongService => [Day("勤続の年数に達した日")],
        BenefitKind.LongMembership => [Day("在会の年数に達した日")],
        BenefitKind.NoClaimBonus => [Day("年数に達した日")],
        BenefitKind.RetirementFarewell => [Day("退職した日")],
        BenefitKind.SicknessAbsence => [new("period", "休んだ期間はいつですか", "休んだ最初の日と復職した日", ["From", "Back"])],
        BenefitKind.Hospitalisation => [new("period", "入院の期間はいつですか", "入院した日と退院した日", ["From", "Back"])],
        BenefitKind.Disability => [Day("障害の状態になった日"), Cause, new("degree", "障害の程度はどれですか", "障害の程度", ["Degree"])],
        BenefitKind.HousingDisaster => [Day("災害の日"), Cause, new("rate", "損害の割合はいくつですか", "損害の割合", ["Rate"])],
        BenefitKind.HouseDisasterRelativeDeath =>
            [Day("亡くなった日"), new("person", "亡くなった方はどなたですか", "亡くなった方", ["Relation", "Name", "Kana"])],
        BenefitKind.DeathMember => [Day("亡くなった日"), Cause],
        _ => (ClaimQuestion[])[Day("出来事の日")],
    }, .. Money];

    /// <summary>Without what no rule of the table depends on: a question nothing can be chosen for could not be answered.</summary>
    public static IReadOnlyList<ClaimQuestion> OnPaper(BenefitKind kind, IEnumerable<BenefitRule> rules)
    {
        var cells = rules.Select(r => r.Pay).OfType<MatrixPay>().SelectMany(p => p.Cells).ToList();
        return [.. AllOnPaper(kind).Where(q => q.Code switch
        {
            "cause" => cells.Count > 0,
            "degree" => cells.Exists(c => c.Degree is not null),
            "rate" => cells.Exists(c => c.RateGte is not null || c.RateLt is not null),
            _ => true,
        })];
    }

    private static ClaimQuestion Day(string label) => new("date", $"{label}はいつですか", label, ["Date"]);

    /// <summary>What may be reopened: bank, branch and number are one account.</summary>
    public static IReadOnlyList<ClaimQuestion> Correctable(BenefitKind kind) =>
        [.. AllOnPaper(kind).Where(q => q != Bank && q != Branch && q != Account), Account with { Label = "振込先の口座", Fields = ["Bank", "Branch", "AccountKind", "AccountNumber", "Holder"] }];
}
