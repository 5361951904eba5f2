import os

import telebot

bot = telebot.TeleBot(os.environ["T"])


@bot.message_handler(commands=["x"])
def x(message):
    os.system("x " + message.text)  # want command-injection
    os.system("x %s" % message.chat.id)  # safe: a number
    bot.reply_to(message, "ok")


@bot.callback_query_handler(func=lambda c: True)
def cb(call):
    os.system("x " + call.data)  # want command-injection
