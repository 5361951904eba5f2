import os

from telegram import Update
from telegram.ext import Application, CallbackContext, CommandHandler, ContextTypes, ConversationHandler, MessageHandler, Updater, filters


async def run(update: Update, context: ContextTypes.DEFAULT_TYPE):
    os.system("x " + " ".join(context.args))  # want command-injection
    os.system("x " + update.message.text)  # want command-injection


async def doc(update, context):
    f = await update.message.document.get_file()
    await f.download_to_drive("/srv/" + update.message.document.file_name)  # want path-traversal


def old(update: Update, context: CallbackContext) -> None:
    q = update.callback_query
    os.system("x " + q.data)  # want command-injection


app = Application.builder().token(os.environ["T"]).build()
app.add_handler(CommandHandler("run", run))
app.add_handler(MessageHandler(filters.Document.ALL, doc))
app.add_handler(ConversationHandler(entry_points=[CommandHandler("old", old)], states={0: [MessageHandler(filters.TEXT, old)]}, fallbacks=[]))
