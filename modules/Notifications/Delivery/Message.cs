namespace WelfareMutual.Notifications.Delivery;

/// <summary>Body of an outbox row: ids and a code. The address is opened at the moment of sending.</summary>
/// <param name="Count">How many it is about, where the text names a number.</param>
internal sealed record Message(Guid Person, string Template, Guid ObjectId, int? Count = null);
