using System.Collections.Frozen;
using WelfareMutual.Kernel.Sealing;

namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>What of a claim tells of an illness or proves who somebody is. It lies under keys of its own, and staff say why before they open it (FEATURES AUD-06).</summary>
internal static class Compartments
{
    private static readonly FrozenSet<string> Medical = FrozenSet.Create(StringComparer.Ordinal,
        "medical_certificate", "hospital_certificate", "hospital_receipt", "disability_certificate", "disability_handbook", "stillbirth_certificate", "death_certificate");

    private static readonly FrozenSet<string> Identifying = FrozenSet.Create(StringComparer.Ordinal,
        "family_register", "marriage_certificate", "relation_proof", "resident_record", "health_card");

    /// <summary>The whole claim is about an illness: its days, its cause and each of its papers.</summary>
    public static bool IsOfIllness(this BenefitKind kind) =>
        kind is BenefitKind.SicknessAbsence or BenefitKind.Hospitalisation or BenefitKind.Disability or BenefitKind.Stillbirth;

    public static Purpose OfDocument(BenefitKind kind, string need) =>
        kind.IsOfIllness() || Medical.Contains(need) ? Purpose.Health : Identifying.Contains(need) ? Purpose.Identity : Purpose.Office;
}
