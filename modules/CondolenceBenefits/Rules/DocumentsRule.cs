namespace WelfareMutual.CondolenceBenefits.Rules;

/// <summary>A missing document is asked for; it does not change the amount. An alternative counts as the document.</summary>
internal static class DocumentsRule
{
    public static IEnumerable<Finding> Check(Question question) =>
        question.Rule.Documents
            .Where(document => !document.Optional)
            .Select(document => Present(document, question.Facts)
                ? Finding.Satisfied("書類", document.Label)
                : Finding.Look("書類", $"{document.Label}がまだありません"));

    private static bool Present(DocumentNeed document, ClaimFacts facts) =>
        facts.Documents.Contains(document.Id) || document.Alternatives.Any(other => facts.Documents.Contains(other));
}
