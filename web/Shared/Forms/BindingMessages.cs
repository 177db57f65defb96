using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace WelfareMutual.Web.Shared.Forms;

/// <summary>What a page says of a value that no form of ours would send: a number that is none, a word that is no choice.
/// The framework's own sentences are English and repeat the value.</summary>
internal static class BindingMessages
{
    private const string Unreadable = "入力の内容を読み取れませんでした。もう一度入力してください。";
    private const string NoNumber = "数字で入力してください。";
    private const string Missing = "入力してください。";

    public static void Write(DefaultModelBindingMessageProvider say)
    {
        say.SetAttemptedValueIsInvalidAccessor((_, _) => Unreadable);
        say.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => Unreadable);
        say.SetUnknownValueIsInvalidAccessor(_ => Unreadable);
        say.SetNonPropertyUnknownValueIsInvalidAccessor(() => Unreadable);
        say.SetValueIsInvalidAccessor(_ => Unreadable);
        say.SetMissingRequestBodyRequiredValueAccessor(() => Unreadable);
        say.SetValueMustBeANumberAccessor(_ => NoNumber);
        say.SetNonPropertyValueMustBeANumberAccessor(() => NoNumber);
        say.SetValueMustNotBeNullAccessor(_ => Missing);
        say.SetMissingBindRequiredValueAccessor(_ => Missing);
        say.SetMissingKeyOrValueAccessor(() => Missing);
    }
}
