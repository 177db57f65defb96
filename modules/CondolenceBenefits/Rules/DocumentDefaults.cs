namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>Where a scheme publishes no documents: what public offices issue for the event, marked as a setting (DOMAIN 2.11).</summary>
internal static class DocumentDefaults
{
    public static IReadOnlyList<DocumentNeed> For(BenefitKind kind) => kind switch
    {
        BenefitKind.Marriage => [Setting("marriage_certificate", "婚姻届受理証明書", "family_register")],
        BenefitKind.WeddingAnniversary => [Setting("family_register", "戸籍の全部事項証明書（記念の日より後に発行されたもの）")],
        BenefitKind.Childbirth => [Setting("maternal_handbook", "母子健康手帳の出生届出済証明", "family_register")],
        BenefitKind.Stillbirth => [Setting("stillbirth_certificate", "死産証書または死胎検案書")],
        BenefitKind.SchoolEntry => [Setting("school_notice", "入学通知書", "resident_record", "health_card")],
        BenefitKind.SchoolGraduation => [Setting("graduation_certificate", "卒業証書または卒業証明書", "resident_record")],
        BenefitKind.LongService => [Setting("employer_confirmation", "事業所の勤続証明")],
        BenefitKind.RetirementFarewell => [Setting("loss_of_membership", "資格喪失届"), Setting("member_card", "会員証", "card_loss_report")],
        BenefitKind.SicknessAbsence => [Setting("medical_certificate", "診断書"), Setting("attendance_record", "出勤簿")],
        BenefitKind.Hospitalisation => [Setting("hospital_certificate", "入院証明書", "medical_certificate", "hospital_receipt")],
        BenefitKind.Disability => [Setting("disability_certificate", "障害の診断書", "disability_handbook")],
        BenefitKind.HousingDisaster => [Setting("damage_certificate", "罹災証明書")],
        BenefitKind.DeathMember => [Setting("death_certificate", "死亡診断書または死体検案書"), Setting("relation_proof", "受取人との続柄が分かる戸籍")],
        BenefitKind.DeathFamily => [Setting("death_certificate", "死亡の記載がある書類", "funeral_notice"), Setting("relation_proof", "続柄が分かる書類")],
        BenefitKind.HouseDisasterRelativeDeath =>
            [Setting("death_certificate", "死亡診断書または死体検案書"), Setting("damage_certificate", "罹災証明書")],
        _ => [],
    };

    private static DocumentNeed Setting(string id, string label, params string[] alternatives) =>
        new(id, label) { Alternatives = alternatives, Setting = true };
}
